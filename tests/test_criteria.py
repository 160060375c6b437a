"""Every criterion's own examples are its tests."""

import pytest

from adcrawler.ad import Ad
from adcrawler.checklist import default_checklist
from adcrawler.checklist.criterion import Criterion, Outcome

CRITERIA = default_checklist().criteria


def cases(which: str) -> list[tuple[str, Ad]]:
    return [(c.id, ad) for c in CRITERIA.values() for ad in getattr(c, which).ads()]


@pytest.mark.parametrize(("criterion", "ad"), cases("good"))
def test_good_example_meets_it(criterion: str, ad: Ad) -> None:
    assert CRITERIA[criterion].check(ad).outcome is Outcome.MET


@pytest.mark.parametrize(("criterion", "ad"), cases("bad"))
def test_bad_example_does_not(criterion: str, ad: Ad) -> None:
    assert CRITERIA[criterion].check(ad).outcome is Outcome.UNMET


@pytest.mark.parametrize("criterion", CRITERIA.values(), ids=lambda c: c.id)
def test_has_examples_of_both_kinds_in_both_languages(criterion: Criterion) -> None:
    assert all((*criterion.good, *criterion.bad))


@pytest.mark.parametrize("criterion", CRITERIA.values(), ids=lambda c: c.id)
def test_module_is_named_after_its_id(criterion: Criterion) -> None:
    module = criterion.check.__module__.rpartition(".")[2]
    assert module == criterion.id.replace("-", "_")


@pytest.mark.parametrize("criterion", CRITERIA.values(), ids=lambda c: c.id)
def test_explains_itself_in_both_languages(criterion: Criterion) -> None:
    for text in (criterion.title, criterion.advice, criterion.why, criterion.counts):
        assert all(text)
        assert text.fr != text.en
