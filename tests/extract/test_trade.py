"""Ads for developers are told from ads of all other trades, by title first, then by text."""

import tomllib
from pathlib import Path

import pytest

from adcrawler.ad import Ad
from adcrawler.extract.trade import KINDS, by_title, is_developer, kinds_in, signs, words_of

TITLES = tomllib.loads(Path(__file__).with_name("trade_titles.toml").read_text(encoding="utf-8"))

CODE = """You write Python and Go services behind a REST API, test them with pytest, and ship them
with Docker and Terraform; code reviews, pull requests and unit tests are part of every day."""
OFFICE = """You answer our customers by telephone and e-mail, keep the figures in Excel, show them
in PowerPoint and plan the week in Trello. Knowledge of Salesforce is a plus."""


@pytest.mark.parametrize("title", TITLES["developer"])
def test_titles_of_the_trade(title: str) -> None:
    assert by_title(title) is True
    assert is_developer(Ad(title, OFFICE))


@pytest.mark.parametrize("title", TITLES["other"])
def test_titles_of_other_trades(title: str) -> None:
    assert by_title(title) is False
    assert not is_developer(Ad(title, CODE))


@pytest.mark.parametrize("title", TITLES["open"])
def test_titles_that_leave_it_to_the_text(title: str) -> None:
    assert by_title(title) is None
    assert not is_developer(Ad(title, OFFICE))
    assert is_developer(Ad(title, CODE))


def test_a_text_counts_each_word_once_and_no_tool_of_the_office() -> None:
    assert signs(Ad("", OFFICE)) == 0
    assert signs(Ad("", "Python, Python, Django. Programming in Python.")) == 3


def test_an_alien_title_asks_for_more_of_the_text() -> None:
    text = "You sell our Docker and Kubernetes hosting to teams that write microservices in Java."
    assert not is_developer(Ad("Regional sales planning", text))
    assert is_developer(Ad("Engineer", text))


@pytest.mark.parametrize("kind", KINDS)
def test_each_word_of_a_title_tells_what_its_list_says(kind: str) -> None:
    assert [word for word in words_of(kind) if list(kinds_in(word.strip("*")))[:1] != [kind]] == []
