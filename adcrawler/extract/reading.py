"""Reads all the facts of an ad."""

from typing import TYPE_CHECKING

from adcrawler.extract.benefits import find_benefits
from adcrawler.extract.contract import find_contract, find_working_time
from adcrawler.extract.date_posted import find_date_posted
from adcrawler.extract.degree import find_degree
from adcrawler.extract.experience import find_experience
from adcrawler.extract.remote import find_remote
from adcrawler.extract.salary import find_salary
from adcrawler.extract.sizes import find_sizes
from adcrawler.extract.start_date import find_start_date
from adcrawler.extract.technologies import technologies
from adcrawler.facts import Facts

if TYPE_CHECKING:
    from adcrawler.ad import Ad


def read_facts(ad: "Ad") -> Facts:
    """Return what the ad states, with the passages that say so."""
    salary, salary_said = find_salary(ad)
    remote, remote_days, remote_said = find_remote(ad)
    contract, contract_months, contract_said = find_contract(ad)
    years, years_said = find_experience(ad)
    degree, degree_said = find_degree(ad)
    (team_size, team_said), (company_size, company_said) = find_sizes(ad)
    start_date, start_said = find_start_date(ad)
    benefits, benefits_said = find_benefits(ad)
    return Facts(
        technologies=technologies(ad),
        salary=salary,
        remote=remote,
        remote_days=remote_days,
        contract=contract,
        contract_months=contract_months,
        experience_years_min=years,
        degree=degree,
        team_size=team_size,
        company_size=company_size,
        start_date=start_date,
        benefits=benefits,
        evidence={
            "salary": salary_said,
            "remote": remote_said,
            "contract": contract_said,
            "working_time": find_working_time(ad),
            "experience_years_min": years_said,
            "degree": degree_said,
            "team_size": team_said,
            "company_size": company_said,
            "start_date": start_said,
            "date_posted": find_date_posted(ad),
            "benefits": benefits_said,
        },
    )
