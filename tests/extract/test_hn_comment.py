"""What is clear of a job comment on Hacker News is read, in whatever order it is said."""

import pytest

from adcrawler.extract.hn_comment import Opening, read_opening

LINES = {
    "Nachtzug (YC W24) | Backend Engineer (Go) | Berlin or Remote (EU) | Full-time": Opening(
        "Backend Engineer", "Nachtzug", ("Berlin or EU",), "remote", ("full-time",)
    ),
    "Nachtzug | https:&#x2F;&#x2F;nachtzug.example | REMOTE US only | Data Engineer": Opening(
        "Data Engineer", "Nachtzug", ("US",), "remote"
    ),
    "Nachtzug | SRE, QA Engineer | ONSITE Lyon, France | VISA | €60k-€70k + equity": Opening(
        "SRE, QA Engineer", "Nachtzug", ("Lyon, France",), "onsite", (), "€60k-€70k + equity"
    ),
    "Nachtzug — Rust Developer — Montréal, QC — hybrid — contract": Opening(
        "Rust Developer", "Nachtzug", ("Montréal, QC",), "hybrid", ("contract",)
    ),
    "Nachtzug (Remote US) — Full-Stack Software Engineer — TypeScript &#x2F; Postgres": Opening(
        "Full-Stack Software Engineer", "Nachtzug", (), "remote"
    ),
    "Full Stack Developer | REMOTE (worldwide, UTC+3) | Part-time": Opening(
        "Full Stack Developer", None, (), "remote", ("part-time",)
    ),
    "Nachtzug | Multiple roles | NYC (hybrid)": Opening(
        "Nachtzug: several roles", "Nachtzug", ("NYC",), "hybrid"
    ),
    "We run night trains and look for a Python developer.": Opening(
        "We run night trains and look for a Python developer."
    ),
    "We run night trains. We are a dozen.": Opening("Hacker News: a job"),
}


@pytest.mark.parametrize("line", LINES)
def test_the_first_line_is_read_part_by_part(line: str) -> None:
    assert read_opening(f"{line}<p>Night trains need timetables.<p>We are twelve.") == LINES[line]


def test_several_roles_are_read_from_the_lines_that_begin_with_them() -> None:
    comment = (
        "Nachtzug | Multiple roles | Remote<p>We run night trains and need:<p>- Backend Engineer: "
        "you write Go<p>* Head of Sales, who sells<p>2) Data Scientist (Lyon)<p>- Backend Engineer"
    )
    assert read_opening(comment).title == "Backend Engineer, Data Scientist"
