"""Results as charts: SVG that takes its colours from the page."""

import sys
from collections.abc import Callable
from typing import Any

import pygal
from lxml import etree
from markupsafe import Markup
from pygal.style import Style

from adcrawler.reports.run import Result
from adcrawler.reports.show import heading, shown

# pygal leaves behind a finder of its plugins that Python 3.11 warns of at each later import.
sys.meta_path[:] = [f for f in sys.meta_path if type(f).__module__ != "pygal"]

MOST_BARS = 25
_PLAIN = {
    "background": "transparent",
    "plot_background": "transparent",
    "foreground": "var(--text)",
    "foreground_strong": "var(--text)",
    "foreground_subtle": "var(--faint)",
    "guide_stroke_color": "var(--faint)",
    "major_guide_stroke_color": "var(--faint)",
    "opacity": ".9",
    "font_family": "inherit",
    "label_font_size": 13,
    "major_label_font_size": 13,
    "legend_font_size": 13,
}
_STYLE = Style(**_PLAIN, colors=tuple(f"var(--chart-{number})" for number in range(1, 7)))
_GRADES = Style(**_PLAIN, colors=tuple(f"var(--grade-{grade})" for grade in "abcdef"))
Draw = Callable[[Result, str], Markup]


def _svg(chart: Any, result: Result, lang: str) -> Markup:
    """Return the chart as an image with a name; its table says the same for a screen reader."""
    svg = chart.render_tree()
    etree.strip_elements(svg, etree.Comment, "{*}script", with_tail=False)
    svg.set("role", "img")
    svg.set("aria-label", result.report.title.in_language(lang))
    return Markup(etree.tostring(svg, encoding="unicode"))  # noqa: S704 -- pygal escapes


def _options(**more: Any) -> dict[str, Any]:
    plain = {"js": (), "disable_xml_declaration": True, "style": _STYLE, "show_legend": False}
    return plain | {"width": 760, "margin": 8, "explicit_size": False} | more


def _name(row: dict[str, Any], lang: str) -> str:
    """Return what a row is about: the first column that says more than "all"."""
    named = ("value", "criterion", "technology", "cliche", "benefit", "part")
    column = next(name for name in named if row.get(name) not in {None, "all"})
    return shown(column, row[column], lang)


def bars(result: Result, lang: str) -> Markup:
    """Draw a share a row."""
    rows = result.records()[:MOST_BARS]
    height = 60 + 26 * len(rows)
    chart = pygal.HorizontalBar(
        **_options(height=height, spacing=4, truncate_label=-1, range=(0, None)),
        value_formatter=lambda value: shown("share", value, lang),
    )
    chart.x_labels = [_name(row, lang) for row in reversed(rows)]
    chart.add("", [row["share"] for row in reversed(rows)])
    return _svg(chart, result, lang)


def lines(result: Result, lang: str) -> Markup:
    """Draw new, closed and open jobs over time."""
    chart = pygal.Line(
        **_options(height=320, show_legend=True, legend_at_bottom=True, legend_at_bottom_columns=3,
                   x_label_rotation=30, stroke_style={"width": 3}, range=(0, None)),
        value_formatter=lambda value: shown("n", int(value), lang),
    )  # fmt: skip
    rows = result.records()
    chart.x_labels = [shown("month", row["period"], lang) for row in rows]
    for column in ("new", "closed", "open"):
        chart.add(heading(column, lang), [row[column] for row in rows])
    return _svg(chart, result, lang)


def line(result: Result, lang: str) -> Markup:
    """Draw one share over time."""
    chart = pygal.Line(
        **_options(height=260, x_label_rotation=30, stroke_style={"width": 3}, range=(0, None)),
        value_formatter=lambda value: shown("share", value, lang),
    )
    rows = result.records()
    chart.x_labels = [shown("part", row["part"], lang) for row in rows]
    chart.add("", [row["share"] for row in rows])
    return _svg(chart, result, lang)


def grades(result: Result, lang: str) -> Markup:
    """Draw the shares of the grades, A to F, over time."""
    chart = pygal.StackedBar(
        **_options(height=320, show_legend=True, legend_at_bottom=True, legend_at_bottom_columns=6,
                   x_label_rotation=30, range=(0, 1), style=_GRADES),
        value_formatter=lambda value: shown("share", value, lang),
    )  # fmt: skip
    rows = result.records()
    chart.x_labels = [shown("part", row["part"], lang) for row in rows]
    for grade in "abcdef":
        chart.add(grade.upper(), [row[f"share_{grade}"] for row in rows])
    return _svg(chart, result, lang)


def ranges(result: Result, lang: str) -> Markup:
    """Draw the middle half of the salaries, in the currency that most of them are in."""
    rows = result.records()
    currency = rows[0]["currency"]
    rows = [row for row in rows if row["currency"] == currency]
    chart = pygal.HorizontalStackedBar(
        **_options(height=80 + 30 * len(rows), print_values=False, truncate_label=-1),
        value_formatter=lambda value: shown("p50", value, lang),
    )
    chart.x_labels = [shown("value", row["part"], lang) for row in reversed(rows)]
    chart.x_title = currency
    hidden = {"color": "transparent"}
    chart.add("", [{"value": row["p25"], **hidden} for row in reversed(rows)])
    chart.add("", [row["p50"] - row["p25"] for row in reversed(rows)])
    chart.add("", [row["p75"] - row["p50"] for row in reversed(rows)])
    return _svg(chart, result, lang)


CHARTS: dict[str, Draw] = {
    "bars": bars, "lines": lines, "line": line, "grades": grades, "ranges": ranges,
}  # fmt: skip
