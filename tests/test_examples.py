"""Every criterion's own examples are its tests."""

import pytest

from adcrawler.ad import Ad
from adcrawler.checklist import default_checklist
from adcrawler.checklist.criterion import Criterion, Outcome

CRITERIA = default_checklist().criteria


def cases(which: str) -> list[tuple[str, str | Ad]]:
    return [(c.id, example) for c in CRITERIA.values() for example in getattr(c, which)]


def judge(criterion: Criterion, example: str | Ad) -> Outcome:
    ad = example if isinstance(example, Ad) else Ad("Python developer", example)
    return criterion.check(ad).outcome


@pytest.mark.parametrize(("criterion", "example"), cases("good"))
def test_good_example_meets_it(criterion: str, example: str | Ad) -> None:
    assert judge(CRITERIA[criterion], example) is Outcome.MET


@pytest.mark.parametrize(("criterion", "example"), cases("bad"))
def test_bad_example_does_not(criterion: str, example: str | Ad) -> None:
    assert judge(CRITERIA[criterion], example) is Outcome.UNMET


@pytest.mark.parametrize("criterion", CRITERIA.values(), ids=lambda c: c.id)
def test_has_examples_of_both_kinds_and_both_languages(criterion: Criterion) -> None:
    for examples in (criterion.good, criterion.bad):
        texts = [e if isinstance(e, Ad) else Ad("Python developer", e) for e in examples]
        assert {ad.lang for ad in texts} == {"fr", "en"}
