"""Reads all the facts of an ad."""

from typing import TYPE_CHECKING

from adcrawler.extract.salary import find_salary
from adcrawler.facts import Facts

if TYPE_CHECKING:
    from adcrawler.ad import Ad


def read_facts(ad: "Ad") -> Facts:
    """Return what the ad states, with the passages that say so."""
    salary, salary_evidence = find_salary(ad)
    return Facts(salary=salary, evidence={"salary": salary_evidence})
