"""The JSON that an audit is, as docs/audit.schema.json describes it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from adcrawler.ad import FIELDS, Ad
from adcrawler.checklist import audit, default_checklist

DOCS = Path(__file__).parents[2] / "docs"
VALIDATOR = Draft202012Validator(json.loads((DOCS / "audit.schema.json").read_text("utf-8")))
EXAMPLES = [ad for c in default_checklist().criteria.values() for ad in c.good.ads() + c.bad.ads()]
KEYS = [
    "id", "lang", "title", "score", "grade", "categories", "checklist_version", "verdicts", "facts",
]  # fmt: skip


def written(ad: Ad) -> dict[str, Any]:
    """Return an ad's audit as a reader of its JSON gets it."""
    value: dict[str, Any] = json.loads(json.dumps(audit(ad).to_dict()))
    return value


def assert_kept(ad: Ad) -> None:
    value = written(ad)
    assert [error.message for error in VALIDATOR.iter_errors(value)] == []
    for verdict in value["verdicts"].values():
        for evidence in verdict["evidence"]:
            if "quote" in evidence:
                said = value["title"] if evidence["field"] == "title" else ad.text
                assert said[evidence["start"] : evidence["end"]] == evidence["quote"]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_example_keeps_the_contract(lang: str) -> None:
    for ad in EXAMPLES:
        if ad.lang == lang:
            assert_kept(ad)


@given(st.dictionaries(st.sampled_from(sorted(FIELDS)), st.text(max_size=60)))
def test_any_ad_keeps_the_contract(record: dict[str, str]) -> None:
    assert_kept(Ad.from_record(record))


def test_advice_quotes_the_field_that_it_is_about() -> None:
    advice = audit(Ad("Dev", "You code.", lang="en", experience="5 years")).advice(
        "no-years-of-experience"
    )
    assert advice
    assert advice.startswith("“5 years”: say what")


def test_the_order_is_always_the_same() -> None:
    values = [written(ad) for ad in EXAMPLES[:40]]
    assert {tuple(value) for value in values} == {tuple(KEYS)}
    assert {tuple(value["verdicts"]) for value in values} == {tuple(default_checklist().criteria)}
    assert len({tuple(value["facts"]) for value in values}) == 1


def test_the_example_of_the_docs_keeps_the_contract() -> None:
    text = (DOCS / "json.md").read_text(encoding="utf-8")
    example = json.loads(re.findall(r"```json\n(.*?)```", text, re.DOTALL)[0])
    assert [error.message for error in VALIDATOR.iter_errors(example)] == []
    assert list(example) == KEYS
    own = {
        name for line in re.findall(r"`(id, title.*?)`", text) for name in re.findall(r"\w+", line)
    }
    assert own == FIELDS | {"html"}
