"""Reads all the facts of an ad."""

from typing import TYPE_CHECKING

from adcrawler.extract.contract import find_contract, find_working_time
from adcrawler.extract.date_posted import find_date_posted
from adcrawler.extract.degree import find_degree
from adcrawler.extract.experience import find_experience
from adcrawler.extract.remote import find_remote
from adcrawler.extract.salary import find_salary
from adcrawler.extract.start_date import find_start_date
from adcrawler.facts import Facts

if TYPE_CHECKING:
    from adcrawler.ad import Ad


def read_facts(ad: "Ad") -> Facts:
    """Return what the ad states, with the passages that say so."""
    salary, salary_evidence = find_salary(ad)
    remote, remote_days, remote_evidence = find_remote(ad)
    contract, contract_months, contract_evidence = find_contract(ad)
    years, experience_evidence = find_experience(ad)
    degree, degree_evidence = find_degree(ad)
    start_date, start_evidence = find_start_date(ad)
    return Facts(
        salary=salary,
        remote=remote,
        remote_days=remote_days,
        contract=contract,
        contract_months=contract_months,
        experience_years_min=years,
        degree=degree,
        start_date=start_date,
        evidence={
            "salary": salary_evidence,
            "remote": remote_evidence,
            "contract": contract_evidence,
            "experience": experience_evidence,
            "degree": degree_evidence,
            "start_date": start_evidence,
            "date_posted": find_date_posted(ad),
            "working_time": find_working_time(ad),
        },
    )
