"""What the score rewards: the article's own ad is good, a parody is not."""

from pathlib import Path

import pytest

from adcrawler.ad_files import Found, read_ads
from adcrawler.checklist import Audit, audit, default_checklist
from adcrawler.checklist.criterion import Kind
from adcrawler.checklist.score import grade
from adcrawler.sources import find_sources

ADS = Path(__file__).parent / "ads"
MUST_FIGURE = (
    "contact-email", "contact-phone", "contact-person", "contact-position",
    "mission-subject", "mission-role", "tech-stack", "skills-human", "skills-technical", "salary",
    "team", "team-size", "location", "remote-policy", "date-posted", "start-date", "contract",
)  # fmt: skip


def judge(name: str) -> Audit:
    [found] = [f for source in find_sources([str(ADS / name)]) for f in read_ads(source)]
    assert isinstance(found, Found)
    return audit(found.ad)


@pytest.mark.parametrize("name", ["article.md", "good-fr.md", "good-en.md"])
def test_the_ad_of_the_article_and_its_like_are_good(name: str) -> None:
    assert judge(name).score >= 85


@pytest.mark.parametrize("name", ["hype-fr.md", "hype-en.md"])
def test_a_parody_of_hype_is_not(name: str) -> None:
    assert judge(name).score <= 25


def test_what_must_figure_weighs_most() -> None:
    weights = default_checklist().weights
    assert {weights[name] for name in MUST_FIGURE} == {max(weights.values())}
    unwanted = [n for n, c in default_checklist().criteria.items() if c.kind is Kind.UNWANTED]
    assert all(weights[name] < max(weights.values()) for name in unwanted)


def test_the_score_is_the_share_of_the_weights_that_apply() -> None:
    judged = judge("hype-en.md")
    checklist = judged.checklist
    applicable = {n: v for n, v in judged.verdicts.items() if v.outcome != "na"}
    met = sum(checklist.weights[n] for n, v in applicable.items() if v.outcome == "pass")
    assert judged.score == round(100 * met / sum(checklist.weights[n] for n in applicable), 1)
    assert 0 <= min(judged.categories.values()) <= judged.score <= max(judged.categories.values())


@pytest.mark.parametrize(
    ("score", "letter"),
    [(100, "A"), (90, "A"), (89.9, "B"), (75, "B"), (60, "C"), (45, "D"), (30, "E"), (29.9, "F")],
)
def test_grades(score: float, letter: str) -> None:
    assert grade(score) == letter
