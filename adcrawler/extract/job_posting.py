"""One schema.org JobPosting, as a page's JSON has it, to the item that spiders yield."""

import re
from typing import Any

from adcrawler.extract.base_salary import read_salary
from adcrawler.extract.dates import read_day, read_instant
from adcrawler.extract.description import section, title_of
from adcrawler.extract.job_location import (
    read_applicant_countries,
    read_locations,
    read_remote,
    read_street,
)
from adcrawler.extract.json_ld import Node
from adcrawler.extract.language import language_code, language_of
from adcrawler.extract.schema_org import boolean, nodes, raw_texts, text, texts
from adcrawler.extract.text import to_text
from adcrawler.extract.urls import absolute
from adcrawler.items import Extraction, JobPosting

_COMPANY = ("name", "legalName", "@value")


def read_posting(
    node: Node, extraction: Extraction, board: str, url: str, declared_language: str | None = None
) -> JobPosting | None:
    """Return the item, still without its key; None where title or text are missing.

    Any JSON type may stand anywhere; `url` is the page's, to which addresses are relative. The
    item's `url` is the one that the posting gives itself, if it does.
    """
    title, description = title_of(node.get("title") or node.get("name")), _description(node)
    if not title or not description:
        return None
    organization = node.get("hiringOrganization")
    company = next(iter(texts(organization, *_COMPANY)), None)
    return JobPosting(
        board=board,
        key="",
        url=_address(node.get("url"), url) or url,
        title=title,
        description=description,
        company=None if _is_address(company) else company,
        company_url=_company_url(organization),
        locations=read_locations(node, company),
        street_address=read_street(node),
        remote=read_remote(node),
        applicant_countries=read_applicant_countries(node),
        employment_type=_words(node.get("employmentType")),
        salary=read_salary(node),
        date_posted=read_day(_scalar(node.get("datePosted"))),
        date_posted_raw=text(node.get("datePosted")),
        valid_through=read_instant(_scalar(node.get("validThrough"))),
        valid_through_raw=text(node.get("validThrough")),
        start_date=_start(node),
        language=_language(node, description, declared_language),
        identifier=next(iter(texts(node.get("identifier"), "value", "@value")), None),
        direct_apply=boolean(node.get("directApply")),
        apply_url=_apply_url(node, url),
        contact=_contact(node.get("applicationContact")),
        experience=_experience(node),
        education=section(node.get("educationRequirements")),
        skills=_skills(node.get("skills")),
        responsibilities=section(node.get("responsibilities")),
        qualifications=section(node.get("qualifications")),
        benefits=section(node.get("jobBenefits") or node.get("benefits")),
        incentives=section(node.get("incentiveCompensation") or node.get("incentives")),
        industry=", ".join(texts(node.get("industry"))) or None,
        occupation=", ".join(texts(node.get("occupationalCategory"))) or None,
        working_hours=", ".join(texts(node.get("workHours"))) or None,
        openings=_count(node.get("totalJobOpenings")),
        extraction=extraction,
    )


def _description(node: Node) -> str | None:
    """Return the description, or the sections of a posting that has nothing but these."""
    sections = [section(node.get(name)) for name in ("responsibilities", "qualifications")]
    return section(node.get("description")) or "\n".join(filter(None, sections)) or None


def _scalar(value: Any) -> Any:
    """Return a date's value where it is wrapped in a list or an object."""
    return text(value) if isinstance(value, list | dict) else value


def _words(value: Any) -> list[str]:
    """Return ["FULL_TIME", "INTERN"], also for "FULL_TIME, INTERN" and "['FULL_TIME']"."""
    parts = [part.strip("[]'\" ") for line in texts(value) for part in line.split(",")]
    return list(dict.fromkeys(filter(None, parts)))


def _skills(value: Any) -> list[str]:
    """Return a list's skills, or those of a short comma-separated line; a section stays whole."""
    sections = [found for raw in raw_texts(value) if (found := section(raw))]
    if len(sections) == 1 and re.fullmatch(r"[^<>\n.;]{1,300}", sections[0]):
        sections = sections[0].split(",")
    return list(dict.fromkeys(part.strip() for part in sections if part.strip()))


def _start(node: Node) -> str | None:
    return text(node.get("jobStartDate")) or (
        "immediately" if boolean(node.get("jobImmediateStart")) else None
    )


def _language(node: Node, description: str, declared: str | None) -> str | None:
    stated = next(iter(texts(node.get("inLanguage"), "alternateName", "@value", "name")), None)
    return language_code(stated) or language_of(to_text(description), declared)


def _experience(node: Node) -> str | None:
    """Return the experience asked for, whose usual object only counts months."""
    asked = node.get("experienceRequirements")
    months = next((text(found.get("monthsOfExperience")) for found in nodes(asked)), None)
    return section(asked) or (f"{months} months" if months else None)


def _company_url(organization: Any) -> str | None:
    stated = [found.get(name) for found in nodes(organization) for name in ("url", "sameAs")]
    addresses = [*texts(stated, "@id", "@value"), *texts(organization, *_COMPANY)]
    return next((address for address in addresses if _is_address(address)), None)


def _apply_url(node: Node, url: str) -> str | None:
    actions = [action.get("target") for action in nodes(node.get("potentialAction"))]
    contacts = [contact.get("url") for contact in nodes(node.get("applicationContact"))]
    stated = texts([*actions, *contacts], "urlTemplate", "url", "@id", "@value")
    return next((found for target in stated if (found := _address(target, url))), None)


def _address(value: Any, base: str) -> str | None:
    stated = next(iter(texts(value, "@id", "@value", "url")), None)
    return absolute(stated, base) if stated else None


def _is_address(value: str | None) -> bool:
    return bool(value and re.match("https?://", value, re.IGNORECASE))


def _contact(value: Any) -> str | None:
    """Return "Ada Martin, ada@example.org, +33 1 02 03 04 05"."""
    said = [found.get(name) for found in nodes(value) for name in ("name", "email", "telephone")]
    lines = texts(said) or texts(value)
    return ", ".join(line.removeprefix("mailto:") for line in lines) or None


def _count(value: Any) -> int | None:
    digits = text(value) or ""
    return int(digits) if re.fullmatch(r"[1-9]\d{0,6}", digits) else None
