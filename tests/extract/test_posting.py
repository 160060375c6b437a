import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings, strategies

from adcrawler.ad import Ad
from adcrawler.extract.posting import find_postings
from adcrawler.items import JobPosting, StatedSalary

URL = "https://www.ferry.example/jobs/2026-scheduler-4711?utm_source=mail&lang=fr#apply"
TEXT = "<p>You will write the software that tells forty ferries when to leave, in Rust.</p>"
POSTING: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": "Ferry scheduler",
    "description": TEXT,
    "hiringOrganization": {"@type": "Organization", "name": "Ferry Ltd"},
}


def page(*postings: Any, head: str = "", body: str = "") -> str:
    blocks = [p if isinstance(p, str) else json.dumps(p) for p in postings]
    scripts = "".join(f'<script type="application/ld+json">{block}</script>' for block in blocks)
    return f'<!DOCTYPE html><html lang="en"><head>{head}{scripts}</head><body>{body}</body></html>'


def find(html: str, url: str = URL) -> list[JobPosting]:
    return find_postings(html, url, "ferry.example")


def only(**properties: Any) -> JobPosting:
    [posting] = find(page(POSTING | properties))
    return posting


def test_a_posting_has_its_page_board_and_texts() -> None:
    posting = only()
    assert (posting.board, posting.url) == ("ferry.example", URL)
    assert (posting.title, posting.company) == ("Ferry scheduler", "Ferry Ltd")
    assert (posting.description, posting.extraction) == (TEXT, "json-ld")
    assert posting.language == "en"


@pytest.mark.parametrize(
    ("published", "title"),
    [
        (" <b>Data</b> engineer &amp; cook ", "Data engineer & cook"),
        ("𝗣𝘆𝘁𝗵𝗼𝗻 developer ½ ™", "Python developer ½ ™"),
        ("Scheduler, Ferry Ltd", "Scheduler, Ferry Ltd"),
        (["Scheduler"], "Scheduler"),
        ("C++ / List<String> tamer", "C++ / List<String> tamer"),
    ],
)
def test_a_title_is_one_plain_line(published: Any, title: str) -> None:
    assert only(title=published).title == title


@pytest.mark.parametrize(
    ("published", "description"),
    [
        ("&lt;p&gt;Sail &amp;amp; code&lt;/p&gt;", "<p>Sail &amp; code</p>"),
        ("&amp;lt;p&amp;gt;Sail&amp;lt;/p&amp;gt;", "<p>Sail</p>"),
        ("<p>List&lt;b&gt; in code</p>", "<p>List&lt;b&gt; in code</p>"),
        ("Sail\\n\\nCode in C:\\new", "Sail\n\nCode in C:\\new"),
        ("Sail &amp; code\nin Rust", "Sail &amp; code\nin Rust"),
        (["<p>Sail</p>", "<p>Code</p>"], "<p>Sail</p>\n<p>Code</p>"),
    ],
)
def test_a_description_is_as_published_and_unescaped_until_it_is_html(
    published: Any, description: str
) -> None:
    assert only(description=published).description == description


def test_a_description_with_a_bad_escape_survives_whole() -> None:
    broken = page(json.dumps(POSTING | {"description": "We are relaxed SHRUG here, " * 20}))
    [posting] = find(broken.replace("SHRUG", "¯\\_(ツ)_/¯\n"))
    assert posting.description.count("¯\\_(ツ)_/¯") == 20


def test_sections_are_kept_in_their_own_fields_and_judged() -> None:
    posting = only(
        responsibilities="<ul><li>Plan tides</li></ul>",
        qualifications=["A sense of time", "Rust"],
        skills="Rust, SQL",
        jobBenefits="Free crossings",
        incentiveCompensation="A bonus of 2%",
        experienceRequirements={"@type": "X", "monthsOfExperience": 24},
        educationRequirements={"credentialCategory": "bachelor degree"},
    )
    assert posting.description == TEXT
    assert posting.responsibilities == "<ul><li>Plan tides</li></ul>"
    assert posting.qualifications == "A sense of time\nRust"
    assert posting.skills == ["Rust", "SQL"]
    assert (posting.benefits, posting.incentives) == ("Free crossings", "A bonus of 2%")
    assert (posting.experience, posting.education) == ("24 months", "bachelor degree")
    text = Ad.from_posting(posting).text
    assert text.startswith("You will write")
    assert text.endswith("Free crossings\n\nA bonus of 2%")
    assert "- Plan tides" in text


def test_a_section_that_the_description_contains_is_judged_once() -> None:
    posting = only(description=f"{TEXT}<ul><li>Plan tides</li></ul>", responsibilities="Plan tides")
    assert Ad.from_posting(posting).text.count("Plan tides") == 1


def test_sections_alone_are_the_description() -> None:
    assert only(description="", responsibilities="Plan tides").description == "Plan tides"


@pytest.mark.parametrize(
    ("organization", "company", "url"),
    [
        ("Ferry Ltd", "Ferry Ltd", None),
        ([{"name": "Ferry &amp; Co"}], "Ferry & Co", None),
        ({"name": "", "legalName": "Ferry SA"}, "Ferry SA", None),
        ({"name": "F", "sameAs": "https://f.example"}, "F", "https://f.example"),
        ("https://f.example", None, "https://f.example"),
        ({"name": None}, None, None),
    ],
)
def test_the_company_is_read_in_every_shape(
    organization: Any, company: str | None, url: str | None
) -> None:
    posting = only(hiringOrganization=organization)
    assert (posting.company, posting.company_url) == (company, url)


def place(**address: Any) -> dict[str, Any]:
    return {"@type": "Place", "address": {"@type": "PostalAddress"} | address}


@pytest.mark.parametrize(
    ("published", "locations"),
    [
        (
            place(addressLocality="Lyon", addressRegion="Rhône", addressCountry="FR"),
            ["Lyon, Rhône, FR"],
        ),
        ([place(addressLocality="Lyon"), place(addressLocality="Lyon")], ["Lyon"]),
        (place(addressLocality="Brest", addressRegion="-", addressCountry="FR"), ["Brest, FR"]),
        (
            place(addressLocality="Brest", addressCountry={"name": ["France", "FR"]}),
            ["Brest, France"],
        ),
        (place(addressLocality="Anywhere", addressCountry="UNAVAILABLE"), []),
        (place(addressLocality="Ferry Ltd"), []),
        ({"@type": "Place", "address": "Port of Brest"}, ["Port of Brest"]),
        ({"@type": "Place", "name": "Port of Brest"}, ["Port of Brest"]),
        (["Brest", "Brest", "Lyon"], ["Brest", "Lyon"]),
        ({"addressLocality": "Brest"}, ["Brest"]),
        (None, []),
        (7, ["7"]),
    ],
)
def test_places_are_readable_different_and_no_fillers(published: Any, locations: list[str]) -> None:
    assert only(jobLocation=published).locations == locations


def test_the_street_has_its_postcode() -> None:
    address = place(streetAddress="3 quai du Port", postalCode="29200", addressLocality="Brest")
    assert only(jobLocation=address).street_address == "3 quai du Port, 29200"


@pytest.mark.parametrize(
    ("published", "remote"),
    [
        ("TELECOMMUTE", "remote"),
        (["TELECOMMUTE"], "remote"),
        ("Hybrid", "hybrid"),
        (["remote", "on-site"], "hybrid"),
        ("ONSITE", "onsite"),
        ("", None),
        (3, None),
    ],
)
def test_remote_is_what_the_location_type_says(published: Any, remote: str | None) -> None:
    assert only(jobLocationType=published).remote == remote


def test_applicant_countries_are_read_from_either_property() -> None:
    countries = [{"@type": "Country", "name": "FR"}, {"@type": "Country", "name": "BE"}]
    stated = only(applicantLocationRequirements=countries)
    assert stated.applicant_countries == ["FR", "BE"]
    listed = only(
        jobLocationType="TELECOMMUTE",
        jobLocation=[place(addressCountry="FR"), place(addressCountry="BE")],
    )
    assert (listed.applicant_countries, listed.locations) == (["FR", "BE"], [])


def amount(**value: Any) -> dict[str, Any]:
    return {"@type": "MonetaryAmount", "currency": "EUR", "value": value}


@pytest.mark.parametrize(
    ("published", "salary"),
    [
        (
            amount(minValue=42000, maxValue="48 000,00", unitText="YEAR"),
            StatedSalary("42000 - 48 000,00 EUR YEAR", 42000, 48000, "EUR", "year"),
        ),
        (
            amount(value=30.5, unitText="per hour"),
            StatedSalary("30.5 EUR per hour", 30.5, 30.5, "EUR", "hour"),
        ),
        (
            {"currency": "USD", "value": "55000", "unitCode": "ANN"},
            StatedSalary("55000 USD ANN", 55000, 55000, "USD", "year"),
        ),
        (
            amount(minValue=3000, unitText="MONTH"),
            StatedSalary("3000 EUR MONTH", 3000, None, "EUR", "month"),
        ),
        (amount(minValue=0, maxValue=50000), StatedSalary("0 - 50000 EUR", None, 50000, "EUR")),
        (amount(minValue=1234567), StatedSalary("1234567 EUR", 1234567, None, "EUR")),
        ("50-60k", StatedSalary("50-60k", 50000, 60000)),
        ({"value": "50-100k/m + stock"}, StatedSalary("50-100k/m + stock")),
        (45000, StatedSalary("45000", 45000, 45000)),
        ("45 000 € par an", StatedSalary("45 000 € par an")),
        ([None, amount(value="1.500,50")], StatedSalary("1.500,50 EUR", 1500.5, 1500.5, "EUR")),
        ({"currency": "$", "value": 5}, StatedSalary("5 $", 5, 5)),
        (amount(minValue="0", maxValue="0"), None),
        (amount(value="-"), None),
        ({"currency": "EUR"}, None),
        ("", None),
        (0, None),
        (None, None),
    ],
)
def test_a_salary_is_read_as_stated_and_nothing_is_invented(
    published: Any, salary: StatedSalary | None
) -> None:
    assert only(baseSalary=published).salary == salary


def test_the_boards_estimate_is_marked_and_comes_second() -> None:
    estimate = {"@type": "MonetaryAmountDistribution", "percentile10": 40000, "percentile90": 50000}
    posting = only(estimatedSalary=[estimate], salaryCurrency="EUR")
    assert posting.salary == StatedSalary("40000 - 50000 EUR", 40000, 50000, "EUR", estimated=True)
    stated = only(estimatedSalary=estimate, baseSalary=1000).salary
    assert stated is not None
    assert not stated.estimated


def test_dates_are_parsed_with_the_raw_text_beside_them() -> None:
    posting = only(datePosted="2026-09-02 20:28:32 UTC", validThrough="2026-10-02T00:00:00+02:00")
    assert (posting.date_posted, posting.date_posted_raw) == (
        date(2026, 9, 2),
        "2026-09-02 20:28:32 UTC",
    )
    assert posting.valid_through == datetime(2026, 10, 1, 22, tzinfo=UTC)
    impossible = only(datePosted="2026-02-31")
    assert (impossible.date_posted, impossible.date_posted_raw) == (None, "2026-02-31")


def test_the_small_fields_are_read() -> None:
    posting = only(
        employmentType=["FULL_TIME", "Contract, Intern"],
        identifier={"@type": "PropertyValue", "name": "Ferry Ltd", "value": 4711},
        directApply="False",
        applicationContact={"name": "Ada Quay", "email": "mailto:ada@ferry.example"},
        potentialAction={"@type": "ApplyAction", "target": {"urlTemplate": "/apply/4711"}},
        industry=["Shipping", "Software"],
        workHours="35 h",
        totalJobOpenings="2",
        jobImmediateStart=True,
        inLanguage="fr-FR",
    )
    assert posting.employment_type == ["FULL_TIME", "Contract", "Intern"]
    assert (posting.identifier, posting.direct_apply) == ("4711", False)
    assert posting.contact == "Ada Quay, ada@ferry.example"
    assert posting.apply_url == "https://www.ferry.example/apply/4711"
    assert (posting.industry, posting.working_hours) == ("Shipping, Software", "35 h")
    assert (posting.openings, posting.start_date, posting.language) == (2, "immediately", "fr")


def test_the_text_decides_the_language_that_the_template_gets_wrong() -> None:
    french = "Nous cherchons une personne qui écrira le logiciel des horaires de nos bateaux."
    assert only(description=french).language == "fr"


def test_the_key_is_path_and_query_without_tracking() -> None:
    assert only().key == "/jobs/2026-scheduler-4711?lang=fr"
    [same] = find(page(POSTING), URL.replace("?utm_source=mail&", "?").partition("#")[0])
    assert same.key == only().key


def test_a_canonical_address_counts_only_when_it_names_the_ad() -> None:
    def key(url: str, canonical: str) -> str:
        [posting] = find(page(POSTING, head=f'<link rel="canonical" href="{canonical}">'), url)
        return posting.key

    site = "https://ferry.example"
    assert key(f"{site}/jobs/scheduler-4711?from=list", f"{site}/jobs/scheduler-4711") == (
        "/jobs/scheduler-4711"
    )
    assert key(f"{site}/job?id=1", f"{site}/job") == "/job?id=1"
    assert key(f"{site}/jobs/4711", f"{site}/jobs") == "/jobs/4711"


def test_a_long_key_stays_different_and_short() -> None:
    keys = {find(page(POSTING), f"https://ferry.example/{'x' * 300}{end}")[0].key for end in "ab"}
    assert len(keys) == 2
    assert max(map(len, keys)) <= 200


def test_several_postings_of_a_page_have_different_keys() -> None:
    [first, second] = find(page(POSTING, POSTING | {"title": "Captain"}), "https://f.example/jobs")
    assert (first.key, second.key) == ("/jobs#1", "/jobs#2")
    [own] = [
        p.key for p in find(page([POSTING | {"url": "/a"}, POSTING | {"url": "/b", "title": "B"}]))
    ][:1]
    assert own == "/a"


def test_one_text_published_for_several_towns_is_one_ad() -> None:
    [posting] = find(page([POSTING | {"jobLocation": town} for town in ("Brest", "Lyon", "Brest")]))
    assert posting.locations == ["Brest", "Lyon"]


MICRODATA = """<main itemscope itemtype="http://schema.org/JobPosting">
<h1 itemprop="title">Captain</h1><div itemprop="hiringOrganization" itemscope itemtype="http://schema.org/Organization">
<meta itemprop="name" content="Ferry Ltd"></div>
<span itemprop="jobLocation" itemscope itemtype="http://schema.org/Place"><span itemprop="address"
 itemscope itemtype="http://schema.org/PostalAddress"><b itemprop="addressLocality">Brest</b>
</span></span>
<meta itemprop="datePosted" content="Wed Sep 02 02:00:00 UTC 2026">
<div itemprop="description"><p>You steer <b>ferries</b>.</p></div></main>"""
RDFA = """<div vocab="https://schema.org/" typeof="JobPosting"><h1 property="title">Captain</h1>
<div property="hiringOrganization" typeof="Organization"><b property="name">Ferry Ltd</b></div>
<span property="jobLocation" typeof="Place"><span property="address" typeof="PostalAddress">
<b property="addressLocality">Brest</b></span></span>
<time property="datePosted" datetime="2026-09-02">yesterday</time>
<div property="description"><p>You steer <b>ferries</b>.</p></div></div>"""


@pytest.mark.parametrize(("kind", "body"), [("microdata", MICRODATA), ("rdfa", RDFA)])
def test_markup_is_read_where_there_is_no_json_ld(kind: str, body: str) -> None:
    [posting] = find(page(body=body))
    assert (posting.extraction, posting.title, posting.company) == (kind, "Captain", "Ferry Ltd")
    assert posting.description == "<p>You steer <b>ferries</b>.</p>"
    assert (posting.locations, posting.date_posted) == (["Brest"], date(2026, 9, 2))
    assert [p.title for p in find(page(POSTING, body=body))] == ["Ferry scheduler"]


AD_EN = """<main><h1>Backend developer</h1><h2>The role</h2><p>You will write the timetable service
of forty ferries, and you'll keep it running with a team of five. Every change you make is at sea
the same evening, and the captains tell you what they think of it.</p><h2>Requirements</h2><ul>
<li>Experience with Rust</li><li>Knowledge of PostgreSQL</li></ul><p>Salary: 42 to 48 k€, permanent
contract, two days remote. Apply by e-mail.</p></main>"""
AD_FR = """<main><h1>Développeuse ou développeur back-end</h1><h2>Vos missions</h2><p>Vous serez
responsable du service des horaires de quarante bateaux, avec une équipe de cinq personnes. Chaque
changement est en mer le soir même, et les capitaines vous disent ce qu'ils en pensent.</p>
<h2>Votre profil</h2><ul><li>Expérience de Rust</li><li>Connaissances de PostgreSQL</li></ul>
<p>CDI, salaire de 42 à 48 k€, télétravail deux jours. Pour postuler, écrivez-nous.</p></main>"""


@pytest.mark.parametrize(
    ("body", "phrase", "language"), [(AD_EN, "Rust", "en"), (AD_FR, "CDI", "fr")]
)
def test_the_main_text_of_a_page_that_reads_like_an_ad_is_one(
    body: str, phrase: str, language: str
) -> None:
    [posting] = find(page(body=body))
    assert (posting.extraction, posting.language, posting.company) == ("main-text", language, None)
    assert phrase in posting.description
    assert posting.title in body


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<h1>Sign in</h1><p>Join to see who you know at Ferry Ltd. Forgot your password?</p>",
        AD_EN.replace("<h2>The role", "<p>No longer accepting applications</p><h2>The role"),
        AD_EN.replace("Backend developer", "312 jobs in Brest"),
        AD_FR.replace("<h2>Vos", "<p>Cette offre n'est plus disponible.</p><h2>Vos"),
        "<h1>Seven soups for developers</h1>"
        + "<p>Cut the leek, boil it, add salt, wait.</p>" * 40,
        "<h1>Ferry concert</h1><p>Doors at eight, tickets at the quay.</p>" * 9,
    ],
)
def test_a_page_that_is_no_open_ad_gives_none(body: str) -> None:
    assert find(page(body=body)) == []


def test_markup_without_a_description_takes_the_main_text_and_says_so() -> None:
    stub = {name: value for name, value in POSTING.items() if name != "description"}
    [posting] = find(page(stub, body=AD_EN))
    assert (posting.title, posting.company) == ("Ferry scheduler", "Ferry Ltd")
    assert posting.extraction == "main-text"
    assert find(page(stub, body="<p>This job has expired</p>")) == []


@pytest.mark.parametrize(
    "html",
    ["", "<!-- x -->", "\0", "\ud800<p>", "<?xml version='1.0' encoding='x'?><html>", "<" * 9999],
)
def test_what_is_hardly_a_page_gives_none(html: str) -> None:
    assert find(html) == []


NESTED = '<div itemscope itemtype="JobPosting">' + '<div itemprop="description">x' * 3_000


@pytest.mark.parametrize(
    "body",
    [NESTED, "<div>" * 5_000, MICRODATA.replace("<p>", "<p>" + "<i>" * 5_000)],
    ids=["sections", "blocks", "inline"],
)
def test_deep_pages_are_survived(body: str) -> None:
    find(page(body=body))


ANY_JSON = strategies.recursive(
    strategies.none()
    | strategies.booleans()
    | strategies.integers(-(10**20), 10**20)
    | strategies.floats()
    | strategies.text(max_size=12)
    | strategies.sampled_from(["http://[", "2026-02-31", "<p>", "0", "\0", "k", "-", "\ud800"]),
    lambda inner: (
        strategies.lists(inner, max_size=3)
        | strategies.dictionaries(
            strategies.sampled_from(
                ["@value", "@id", "name", "value", "address", "url", "minValue"]
            ),
            inner,
            max_size=3,
        )
    ),
    max_leaves=8,
)
PROPERTIES = [
    "title", "description", "hiringOrganization", "jobLocation", "jobLocationType", "baseSalary",
    "applicantLocationRequirements", "estimatedSalary", "salaryCurrency", "datePosted", "url",
    "validThrough", "employmentType", "identifier", "directApply", "applicationContact", "skills",
    "potentialAction", "industry", "experienceRequirements", "inLanguage", "totalJobOpenings",
]  # fmt: skip


@given(strategies.dictionaries(strategies.sampled_from(PROPERTIES), ANY_JSON, max_size=8))
@settings(max_examples=150, deadline=None)
def test_any_json_type_anywhere_is_survived(properties: dict[str, Any]) -> None:
    for posting in find(page(POSTING | properties)):
        assert posting.title
        assert posting.description
        Ad.from_posting(posting)
