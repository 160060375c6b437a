"""Inputs made by Hypothesis, always the same ones, and counted."""

from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

QUICK = 15
"""Inputs a parser in the quick suite."""


def feed(inputs: st.SearchStrategy[Any], count: int, take: Callable[[Any], object]) -> int:
    """Give so many inputs, and return how many there were: a small world has fewer."""
    given_until_now = 0

    @settings(
        max_examples=count, derandomize=True, deadline=None, database=None,
        phases=[Phase.generate, Phase.shrink], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(inputs)
    def give(one: Any) -> None:
        nonlocal given_until_now
        given_until_now += 1
        take(one)

    give()
    return given_until_now
