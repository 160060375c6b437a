"""Which invented ads are for the same job."""

import pytest

from adcrawler.duplicates import Likeness, Sketch, same_job

TEXT = (
    "Nachtzug runs sleeping cars from Strasbourg to Vienna. With five others you write the "
    "timetable: in Python and PostgreSQL, tested, deployed twice a week. Every Monday we look at "
    "what the conductors tell us and plan the week together. You know Python well and like maps. "
    "We offer a permanent contract, €52,000 to €58,000 a year, two days a week from home, a seat "
    "in the works council and free journeys for you and yours. Write to us with what you built; "
    "we answer within a week, meet you twice, and tell you on the same day."
)
OTHER = (
    "The harbour of Saint-Malo counts boats, tides and fish. You look after the programs that do "
    "so in Elixir, on three small servers under the lighthouse, and teach the two apprentices."
)
ABOUT = (
    "Nachtzug believes that travelling slowly is travelling well. Founded in 2009 by three "
    "conductors, the company employs ninety people in four countries, sleeps in its own cars and "
    "plants a tree for each ticket. Equal pay is a matter of course here; so is an open door."
)


def ad(
    title: str = "Python developer",
    text: str = TEXT,
    company: str | None = "Nachtzug",
    *places: str,
) -> Likeness:
    return Likeness.of(title, text, company, places or ["Strasbourg, FR"])


ORIGINAL = ad()

SAME = {
    "copy": ad(),
    "gender marks": ad("Python Developer (m/w/d)"),
    "contract, place and company in the title": ad("Nachtzug: Python developer, Strasbourg - CDI"),
    "legal form": ad(company="NACHTZUG SAS"),
    "no company": ad(company=None),
    "an agency's copy": ad(company="Rail Recrutement"),
    "postcode": ad("Python developer", TEXT, "Nachtzug", "67000 STRASBOURG CEDEX"),
    "no place": ad("Python developer", TEXT, "Nachtzug", ""),
    "one of several places": ad("Python developer", TEXT, "Nachtzug", "Lyon", "Strasbourg"),
    "only the region": ad("Python developer", TEXT, "Nachtzug", "Grand Est, France"),
    "cut": ad(text=TEXT[: len(TEXT) // 2] + "…"),
    "wrapped": ad(text=TEXT.replace(". ", ".\n\n").replace("the ", "the\n")),
    "marked up": ad(text="Description du poste :\n• " + TEXT.replace("'", "’").upper()),
    "with boilerplate": ad(text=f"{ABOUT}\n\n{TEXT}"),
    "another date": ad(text=f"{TEXT}\nPublished on 3 March 2026, reference 20931."),
    "a title that says more": ad("Python developer, night trains"),
}
NOT_SAME = {
    "town": ad("Python developer", TEXT, "Nachtzug", "Metz, FR"),
    "town against another region": ad("Python developer", TEXT, "Nachtzug", "Occitanie, France"),
    "level": ad("Senior Python developer"),
    "internship": ad("Python developer - stage"),
    "language": ad("Ruby developer", TEXT.replace("Python", "Ruby")),
    "text": ad(text=OTHER),
    "same boilerplate": ad(text=f"{OTHER} {ABOUT}"),
    "another company's like": ad(text=f"{ABOUT}\n\n{TEXT[:250]}", company="Tagzug"),
    "a title that says nothing": ad("Developer", TEXT[:300] + OTHER),
}


@pytest.mark.parametrize("other", SAME.values(), ids=SAME)
def test_the_same_job(other: Likeness) -> None:
    assert same_job(ORIGINAL, other)
    assert same_job(other, ORIGINAL)
    assert not set(ORIGINAL.keys).isdisjoint(other.keys)


@pytest.mark.parametrize("other", NOT_SAME.values(), ids=NOT_SAME)
def test_another_job(other: Likeness) -> None:
    assert not same_job(ORIGINAL, other)
    assert not same_job(other, ORIGINAL)


def test_boilerplate_makes_no_jobs_the_same() -> None:
    one, other = ad(text=f"{TEXT[:250]} {ABOUT}"), ad(text=f"{OTHER} {ABOUT}")
    assert one.sketch.resemblance(other.sketch) > 0.2
    assert not same_job(one, other)


@pytest.mark.parametrize("text", ["", "Developer", "日本語のテキスト " * 9, "🚂" * 40, "a\nb\nc"])
def test_any_text_has_a_sketch(text: str) -> None:
    one = ad(text=text)
    assert len(one.sketch.data) == 256
    assert one.sketch.runs >= 1
    assert same_job(one, ad(text=text))


def test_resemblance_is_the_share_of_equal_hashes() -> None:
    one = Sketch(bytes(256), 9)
    for other in (b"\1\0", b"\0\1", b"\xff\xff", b"\0\x80"):
        assert one.resemblance(Sketch(bytes(64) + other * 96, 9)) == 0.25
        assert Sketch(other * 128, 9).resemblance(Sketch(other * 128, 9)) == 1
