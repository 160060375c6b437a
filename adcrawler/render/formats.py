"""The formats of `adcrawler audit --format`."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from rich.console import Console

from adcrawler.ad_files import Found
from adcrawler.checklist import Audit
from adcrawler.plain import as_json
from adcrawler.render import github, html
from adcrawler.render.text import show


class Options(NamedTuple):
    """What the user asked for."""

    format: str = "text"
    lang: str = ""
    checklist: Path | None = None
    width: int = 80
    colour: bool = False


class Shown(NamedTuple):
    """An audit and where its ad was found."""

    audit: Audit
    found: Found


def _nothing(_lang: str) -> str:
    return ""


class Format(NamedTuple):
    render: Callable[[Shown, Options], str]
    header: Callable[[str], str] = _nothing
    """What stands above the first ad, in its language."""
    separator: str = ""
    footer: Callable[[], str] = str


def _text(shown: Shown, options: Options) -> str:
    output = StringIO()
    console = Console(
        file=output, width=options.width, force_terminal=options.colour, no_color=not options.colour
    )
    found = shown.found
    show(console, shown.audit, found.name, found.text_line)
    return output.getvalue()


def _json(shown: Shown, _: Options) -> str:
    return as_json(shown.audit.to_dict())


def _lines(shown: Shown, options: Options) -> str:
    return _json(shown, options) + "\n"


def _github(shown: Shown, _: Options) -> str:
    return github.render(shown.audit, shown.found)


def _html(shown: Shown, _: Options) -> str:
    return html.render(shown.audit, shown.found.name)


FORMATS = {
    "text": Format(_text),
    "json": Format(_json, header=lambda _: "[", separator=",\n", footer=lambda: "]\n"),
    "jsonl": Format(_lines),
    "github": Format(_github),
    "html": Format(_html, header=html.header, footer=html.footer),
}
