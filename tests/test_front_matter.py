"""The fields above a Markdown file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adcrawler.front_matter import split_front_matter


def test_known_fields_are_read_under_the_names_that_sites_use() -> None:
    text = (
        "---\ntitle: Dev: Python\nCity: [Lyon, Lille]\npublished: 2026-11-20\n"
        "employmentType: CDI\nstart: 3 mars\nslug: x\n---\nWe code.\n"
    ).replace("Dev: Python", '"Dev: Python"')
    fields, end = split_front_matter(text)
    assert fields == {
        "title": "Dev: Python",
        "location": "Lyon, Lille",
        "date_posted": "2026-11-20",
        "contract": "CDI",
        "start_date": "3 mars",
    }
    assert text[end:] == "We code.\n"


def test_values_stay_as_written() -> None:
    fields, _ = split_front_matter("---\nremote: yes\nsalary: 40_000\ndate: 2026-01-02\n---\n")
    assert fields == {"remote": "yes", "salary": "40_000", "date_posted": "2026-01-02"}


def test_the_first_of_two_fields_with_one_meaning_counts() -> None:
    assert split_front_matter("---\ncity: Lyon\nlocation: Paris\n---\n")[0] == {"location": "Lyon"}


@pytest.mark.parametrize(
    "text",
    [
        "Dev\n---\ntitle: x\n---\n",
        "---\nA rule above a text.\n---\n",
        "---\nNote: this is prose\n---\n",
        "---\ntitle: x\n",
        "---\n- a\n- b\n---\n",
        "---\ntitle: [\n---\n",
        "---\n? [a]\n: b\n---\n",
        "---\n&a [*a]\n---\n",
        "",
    ],
)
def test_what_is_no_front_matter_stays_in_the_text(text: str) -> None:
    assert split_front_matter(text) == ({}, 0)


def test_fields_of_a_site_that_say_nothing_of_an_ad_are_not_its_text() -> None:
    text = "---\nlayout: post\ntags: [a]\n---\nDev\n"
    assert split_front_matter(text) == ({}, text.index("Dev"))


def test_aliases_of_aliases_do_not_grow() -> None:
    levels = "".join(
        f"{key}: &{key} [{', '.join(['*' + before] * 9)}]\n"
        for before, key in ("ab", "bc", "cd", "de", "ef", "fg")
    )
    fields, _ = split_front_matter(f"---\na: &a [x]\n{levels}title: *g\ncity: ok\n---\n")
    assert fields == {"location": "ok"}


@given(st.text(), st.text())
def test_any_text_is_split_or_left(block: str, rest: str) -> None:
    text = f"---\n{block}\n---\n{rest}"
    fields, end = split_front_matter(text)
    assert 0 <= end <= len(text)
    assert all(fields.values())
