import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adcrawler.ad import Ad
from adcrawler.facts import Facts
from adcrawler.lexicon import Span


def facts(text: str, lang: str = "fr", title: str = "Développeur", **fields: Any) -> Facts:
    return Ad(title, text, lang=lang, **fields).facts


@pytest.mark.parametrize(
    ("text", "remote", "days"),
    [
        ("Deux jours de télétravail par semaine.", "hybrid", 2),
        ("Télétravail : 2 à 3 jours par semaine", "hybrid", 3),
        ("Présence sur site 3 jours par semaine.", "hybrid", 2),
        ("Télétravail 8 jours par mois", "hybrid", 1.8),
        ("Avantages : télétravail, mutuelle.", "hybrid", None),
        ("Télétravail partiel possible.", "hybrid", None),
        ("Mode hybride à Lyon.", "hybrid", None),
        ("Poste en full remote.", "remote", None),
        ("Poste 100% télétravail.", "remote", None),
        ("Télétravail complet, réunions à Paris.", "remote", None),
        ("Pas de télétravail.", "onsite", None),
        ("Lieu du poste : En présentiel", "onsite", None),
        ("CDI (pas de full-remote)\n2 jours de télétravail par semaine", "hybrid", 2),
        ("Vous administrez des serveurs à distance sur un cloud hybride.", "unspecified", None),
        ("Un entretien à distance, puis un entretien sur site.", "unspecified", None),
        ("This role is fully remote.", "remote", None),
        ("Work Location: Remote", "remote", None),
        ("#LI-Remote", "remote", None),
        ("#LI-Hybrid", "hybrid", None),
        ("We work in the office three days a week.", "hybrid", 2),
        ("50% of work will be on-site.", "hybrid", None),
        ("Flexible work from home policy.", "hybrid", None),
        ("Work Location: In person", "onsite", None),
        ("No remote.", "onsite", None),
        ("You maintain remote servers and a hybrid cloud.", "unspecified", None),
        ("Free on-site gym.", "unspecified", None),
    ],
)
def test_remote(text: str, remote: str, days: float | None) -> None:
    found = facts(text)
    assert (found.remote, found.remote_days) == (remote, days)


@pytest.mark.parametrize(
    ("fields", "text", "remote"),
    [
        ({"remote": "Télétravail non autorisé"}, "Un poste.", "onsite"),
        ({"remote": "Télétravail fréquent"}, "Un poste.", "hybrid"),
        ({"remote": "remote"}, "Un poste.", "remote"),
        ({"location": "Austin, TX (Hybrid)"}, "A job.", "hybrid"),
        ({"location": "Remote, Lyon"}, "A job.", "remote"),
        ({"remote": "Télétravail non autorisé"}, "2 jours de télétravail par semaine", "hybrid"),
        ({"location": "Remote, Lyon"}, "Jusqu'à 2 jours de télétravail par semaine", "hybrid"),
    ],
)
def test_remote_in_fields_and_text(fields: dict[str, str], text: str, remote: str) -> None:
    assert facts(text, **fields).remote == remote


@pytest.mark.parametrize(
    ("text", "contract", "months"),
    [
        ("Contrat : CDI, statut cadre.", "permanent", None),
        ("CDD de 6 mois.", "fixed-term", 6),
        ("Durée : 12 mois", "fixed-term", 12),
        ("Mission d'intérim.", "fixed-term", None),
        ("Poste ouvert aux freelances.", "freelance", None),
        ("Poste ouvert à un·e indépendant·e, 3 mois renouvelables", "freelance", 3),
        ("Stage de fin d'études de 6 mois", "internship", 6),
        ("Votre alternance de 24 mois", "apprenticeship", 24),
        ("Durée stage : 6 mois, CDI à la clé", "internship", 6),
        ("Job Types: Full-time, Permanent", "permanent", None),
        ("Position Type: Contract", "fixed-term", None),
        ("A 6-month contract, renewable", "fixed-term", 6),
        ("Work as an independent contractor.", "freelance", None),
        ("This internship is paid.", "internship", None),
        ("Job Type: Full-time", "unspecified", None),
        ("Vous encadrez des stagiaires et des alternants.", "unspecified", None),
        ("Notre cabinet recrute en CDD et CDI.", "unspecified", None),
        ("Capacité à travailler de manière indépendante.", "unspecified", None),
        ("US citizens and permanent residents only. You negotiate contracts.", "unspecified", None),
        ("We are an early-stage start-up.", "unspecified", None),
        ("As a federal contractor, we hire no C2C.", "unspecified", None),
        ("Emploi ouvert par voie contractuelle.", "unspecified", None),
        ("An interim secret clearance is required.", "unspecified", None),
    ],
)
def test_contract(text: str, contract: str, months: int | None) -> None:
    found = facts(text)
    assert (found.contract, found.contract_months) == (contract, months)


@pytest.mark.parametrize(
    ("field", "contract"),
    [
        ("CDI", "permanent"),
        ("Contrat à durée indéterminée", "permanent"),
        ("CDD - 12 Mois", "fixed-term"),
        ("Mission intérimaire - 6 Mois", "fixed-term"),
        ("Temps plein, Stage", "internship"),
        ("Apprentissage, Contrat pro", "apprenticeship"),
        ("Profession libérale", "freelance"),
        ("CONTRACTOR", "freelance"),
        ("FULL_TIME", "unspecified"),
        ("external", "unspecified"),
    ],
)
def test_contract_field(field: str, contract: str) -> None:
    assert facts("Un poste.", contract=field).contract == contract


def test_title_says_more_of_the_contract_than_the_field() -> None:
    assert (
        facts("Un poste.", title="Alternance – Data", contract="CDD").contract == "apprenticeship"
    )
    assert facts("Lamps.", title="Data Analyst (Contract)").contract == "fixed-term"


def test_text_says_whose_contract_it_is() -> None:
    text = "We look for an independent contractor."
    assert facts(text, contract="contract").contract == "freelance"
    assert facts(text, contract="CDD").contract == "fixed-term"


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Au moins 3 ans d'expérience en Python.", 3),
        ("Une expérience de 2 à 3 ans dans un poste similaire.", 2),
        ("Expérience solide (5 ans+) en IA.", 5),
        ("Une première expérience d'une année minimum.", 1),
        ("5+ years of experience with Java", 5),
        ("Requirements: five (5) years of experience", 5),
        ("The ideal candidate will have 3 years of experience with lamps.", 3),
        ("Ideally 3 years of experience with lamps.", None),
        ("At least two years in a similar role.", 2),
        ("6-8+ years of experience. 3+ years of experience with SQL.", 6),
        ("4+ years of experience with a bachelor or two years of experience with a master.", 2),
        ("5+ years of experience with lamps, or equivalent field; 2+ years leading a team", 5),
        ("18+ months experience", 1),
        ("Python: 1 year (Preferred)", None),
        ("Idéalement deux ans d'expérience.", None),
        ("Nice to have:\n3 years of experience with Go", None),
        ("Depuis 15 ans, notre société accompagne ses clients.", None),
        ("With more than 50 years of experience, our company leads.", None),
        ("Un CDD de 3 ans. Moyenne d'âge : 27 ans.", None),
        ("We doubled in two years and were founded 10 years ago.", None),
        ("Several years of experience.", None),
    ],
)
def test_experience(text: str, years: int | None) -> None:
    assert facts(text).experience_years_min == years


@pytest.mark.parametrize(
    ("field", "years"),
    [
        ("Expérience exigée de 1 An(s)", 1),
        ("> 3 ans", 3),
        ("> 6 mois", 0),
        ("Débutant accepté", None),
    ],
)
def test_experience_field_is_believed_first(field: str, years: int | None) -> None:
    text = "Minimum 4 ans d'expérience." if years is not None else "Un poste."
    assert facts(text, experience=field).experience_years_min == years


@pytest.mark.parametrize(
    ("text", "degree"),
    [
        ("De formation Bac+5 en informatique.", "master"),
        ("Bac +2 à Bac +5", "bac+2"),
        ("Niveau Bac + 4/5, école d'ingénieurs", "master"),
        ("BTS, DUT ou licence", "bac+2"),
        ("Titulaire d'une licence ou d'un master", "bachelor"),
        ("Doctorat en informatique", "phd"),
        ("Diplôme en informatique", "unspecified-level"),
        ("Bachelor's or Master's degree", "bachelor"),
        ("MS or PhD in Computer Science", "master"),
        ("A Ph.D. in physics", "phd"),
        ("Degree in Engineering or equivalent", "unspecified-level"),
        ("Bachelor's degree preferred but not required", "bachelor"),
        ("Aucun diplôme exigé.", "none"),
        ("Un diplôme n'est pas nécessaire.", "none"),
        ("No degree required.", "none"),
        ("Scrum Master, Master Data, licence open source, high degree of autonomy", "none"),
    ],
)
def test_degree(text: str, degree: str) -> None:
    assert facts(text).degree == degree


def test_degree_field() -> None:
    assert facts("Un poste.", education="Bac +5 / Master").degree == "master"
    assert facts("Un poste.", education="Bac +5 / Master").evidence["degree"] == ("education",)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Démarrage dès que possible.", "Démarrage dès que possible"),
        ("Date de début : 01 octobre 2026", "Date de début : 01 octobre 2026"),
        ("Stage à partir de février 2026", "à partir de février 2026"),
        ("Start date: June 1st, 2026", "Start date: June 1st, 2026"),
        ("Starting date\nASAP", "Starting date ASAP"),
        ("Postulez dès maintenant.", None),
        ("We reply as soon as possible.", None),
        ("Des rapports à partir de données.", None),
    ],
)
def test_start_date(text: str, when: str | None) -> None:
    assert facts(text).start_date == when


@pytest.mark.parametrize(
    ("text", "team", "company"),
    [
        ("Vous rejoignez une équipe de 5 développeurs.", 5, None),
        ("Une équipe composée de huit personnes.", 8, None),
        ("Notre groupe compte 3 000 collaborateurs dans sept pays.", None, 3000),
        ("A team of 3 engineers in a company of 250 employees.", 3, 250),
        ("We have more than 1,000 employees worldwide.", None, 1000),
        ("We help 10,000 people every day.", None, None),
        ("Our 200 million members love it.", None, None),
    ],
)
def test_sizes(text: str, team: int | None, company: int | None) -> None:
    found = facts(text)
    assert (found.team_size, found.company_size) == (team, company)


def test_benefits_are_named_alike_in_both_languages() -> None:
    assert facts("Tickets restaurant, mutuelle et RTT.").benefits == (
        "meal vouchers",
        "health insurance",
        "extra leave",
    )
    assert facts("Lunch vouchers and stock options. No visa sponsorship.", "en").benefits == (
        "meal vouchers",
        "equity",
    )


def test_facts_as_json() -> None:
    written = json.loads(json.dumps(facts("Salaire : 40-50k€. CDI. Python.").to_dict()))
    assert written["salary"]["yearly_max"] == 50000
    assert written["technologies"] == ["Python"]
    assert written["contract"] == "permanent"
    assert "evidence" not in written


PIECES = (
    *(
        "45k€",
        "$1,000",
        "salaire",
        "TJM",
        "3 ans",
        "d'expérience",
        "years",
        "12",
        "1 000",
        "€",
        "k",
    ),
    *("télétravail", "2 jours", "remote", "hybrid", "CDI", "stage", "bac+5", "master", "degree"),
    *("start", "date", "dès que possible", "équipe de", "employees", "ﬁ", "İ"),
    *("\n", ". ", " - ", ": ", "("),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=40), st.text(max_size=30))
def test_any_text_and_field_has_facts(pieces: list[str], field: str) -> None:
    ad = Ad("t", "".join(pieces), salary=field, experience=field, contract=field, remote=field)
    for said in ad.facts.evidence.values():
        spans = [span for span in said if isinstance(span, Span)]
        assert all(0 <= span.start < span.end <= len(ad.document) for span in spans)
    json.dumps(ad.facts.to_dict())


@pytest.mark.parametrize("piece", [*PIECES, "a", "1", "$", "45 000 ", ": = – ", "date de début : "])
def test_long_monotonous_texts_are_read(piece: str) -> None:
    """A pattern that explodes would hang here; the suite's timeout tells."""
    found = facts(piece * (200_000 // len(piece)))
    assert found.to_dict()
