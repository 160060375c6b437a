"""Families of jobs, by title and by technologies."""

import pytest

from adcrawler.extract.job_family import FAMILIES, JobFamily, job_family

TITLES: dict[JobFamily, list[str]] = {
    "backend": [
        "Développeur back-end Java (H/F)",
        "Python/Django Developer",
        "Dev Go, Nantes",
        "C# / .NET Developer",
    ],
    "frontend": [
        "Front End Developer",
        "Développeur·euse React",
        "Senior Vue.js engineer",
        "Intégrateur web",
    ],
    "full-stack": [
        "Fullstack Software Engineer (Rails / React)",
        "Développeur Full Stack – Angular - C# (H/F)",
    ],
    "data": [
        "Data Engineer H/F",
        "Analyste décisionnel",
        "SQL developer",
        "DBA PostgreSQL",
        "Business Intelligence Analyst",
    ],
    "ml": [
        "Data Scientist",
        "MLOps Engineer",
        "Stage Deep Learning",
        "Ingénieur IA (Java / LLM) H/F",
    ],
    "devops": [
        "Site Reliability Engineer",
        "Administrateur(trice) Systèmes et Réseaux H/F",
        "Cloud architect",
        "Ingénieur SysOps F/H - Informatique de gestion (H/F)",
        "Administrateur Réseau F/H - Système, réseaux, données (H/F)",
    ],
    "mobile": ["iOS Developer", "Développeur Flutter", "Front-end Engineer (React Native)"],
    "qa": ["Testeur QA Cypress", "SDET", "Software Engineer in Test"],
    "security": [
        "Pentester",
        "Staff Security Software Engineer",
        "Consultant cybersécurité",
        "DevSecOps Engineer",
    ],
    "embedded": ["Embedded Firmware Engineer", "Ingénieur logiciel embarqué C++", "FPGA developer"],
    "management": [
        "Engineering Manager, Data",
        "CTO",
        "Head of Data",
        "Chef de projet informatique",
        "Product Owner H/F",
    ],
    "other": ["Software Engineer", "Développeur / Développeuse informatique (H/F)"],
}


@pytest.mark.parametrize(
    ("family", "title"), [(family, title) for family, titles in TITLES.items() for title in titles]
)
def test_the_title_tells_the_family(family: JobFamily, title: str) -> None:
    assert job_family(title, []) == family


def test_every_family_has_titles() -> None:
    assert set(TITLES) == set(FAMILIES)


@pytest.mark.parametrize(
    ("technologies", "family"),
    [
        (["Java", "Spring Boot", "Kafka"], "backend"),
        (["React", "TypeScript", "Python", "Django"], "full-stack"),
        (["Kubernetes", "Terraform", "Python"], "devops"),
        (["Airflow", "Spark"], "data"),
        (["Excel"], "other"),
        (["Python"], "other"),
    ],
)
def test_technologies_decide_where_the_title_is_silent(
    technologies: list[str], family: JobFamily
) -> None:
    assert job_family("Software Engineer", technologies) == family
