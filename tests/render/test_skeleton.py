"""The model ad, and ads completed with what they lack."""

import pytest

from adcrawler.ad import Ad
from adcrawler.ad_files import Found, read_ads
from adcrawler.checklist import Audit, audit, default_checklist
from adcrawler.render.skeleton import completed, skeleton
from adcrawler.sources import Source

EXAMPLES = [ad for c in default_checklist().criteria.values() for ad in c.good.ads() + c.bad.ads()]


def judge(markdown: str, lang: str) -> Audit:
    [found] = read_ads(Source("ad.md", "text", markdown.encode()), lang)
    assert isinstance(found, Found)
    return audit(found.ad)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_model_meets_every_criterion(lang: str) -> None:
    judged = judge(skeleton(lang), lang)
    assert {name: v.outcome.value for name, v in judged.verdicts.items()} == dict.fromkeys(
        default_checklist().criteria, "pass"
    )
    assert judged.score == 100


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_model_lacks_nothing(lang: str) -> None:
    assert completed(judge(skeleton(lang), lang), lang) == skeleton(lang)


def test_an_ad_is_kept_whole_and_what_it_lacks_is_marked() -> None:
    ad = Ad("Dev Go", "You build our crawler.\n\n- Salary: €45,000", lang="en", location="Lyon: 3")
    text = completed(audit(ad), "en")
    assert text.startswith("---\nlocation: 'Lyon: 3'\n---\n\n# Dev Go\n")
    assert ad.text in text
    assert "[TO COMPLETE: The nature of the contract ; The wished start date]" in text
    assert "The pay is given" not in text
    assert judge(text, "en").ad.location == "Lyon: 3"


def test_a_bad_title_is_kept_beside_the_model() -> None:
    text = completed(audit(Ad("URGENT!!!", "You code.", lang="en")), "en")
    assert text.startswith("# Backend Python Developer\n")
    assert "URGENT!!! [TO COMPLETE: A short and precise title]" in text


@pytest.mark.parametrize("ad", EXAMPLES, ids=lambda ad: ad.title[:20])
def test_a_completed_ad_is_never_worse(ad: Ad) -> None:
    judged = audit(ad)
    assert judge(completed(judged, ad.lang), ad.lang).score >= judged.score
