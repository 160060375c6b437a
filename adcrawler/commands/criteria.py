"""`adcrawler criteria`: what the checklist asks for, and why."""

import argparse
import difflib
import inspect
import sys

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from adcrawler.checklist import Checklist, default_checklist
from adcrawler.checklist.criterion import CATEGORY_TITLES, Criterion, Text

LABELS = {
    "required": Text("demandé", "required"),
    "unwanted": Text("à éviter", "unwanted"),
    "weight": Text("Poids", "Weight"),
    "advice": Text("Conseil", "Advice"),
    "good": Text("Le remplit", "Meets it"),
    "bad": Text("Ne le remplit pas", "Does not"),
}


class Command(ScrapyCommand):
    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        return "[options] [CRITERION]"

    def short_desc(self) -> str:
        return "List the checklist's criteria, or explain one"

    def long_desc(self) -> str:
        return "List the checklist's criteria, or explain one. Example: adcrawler criteria no-hype"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--lang", choices=("fr", "en"), default="en", help="default: en")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        checklist = default_checklist()
        if not args:
            _list(checklist, opts.lang)
        for name in args:
            if name not in checklist.criteria:
                close = difflib.get_close_matches(name, checklist.criteria, n=1)
                hint = f"; did you mean {close[0]}?" if close else ""
                raise UsageError(f"no criterion {name!r}{hint}", print_help=False)
            _explain(checklist.criteria[name], checklist.weights.get(name, 1), opts.lang)


def _list(checklist: Checklist, lang: str) -> None:
    table = Table(box=None, pad_edge=False)
    for header in ("id", "", "", LABELS["weight"].in_language(lang), ""):
        table.add_column(header, no_wrap=header == "id")
    for criterion in checklist.criteria.values():
        table.add_row(
            criterion.id,
            CATEGORY_TITLES[criterion.category].in_language(lang),
            LABELS[criterion.kind.value].in_language(lang),
            f"{checklist.weights.get(criterion.id, 1):g}",
            criterion.title.in_language(lang),
        )
    Console().print(table, highlight=False)


def _explain(criterion: Criterion, weight: float, lang: str) -> None:
    console = Console(highlight=False)
    kind = LABELS[criterion.kind.value].in_language(lang)
    category = CATEGORY_TITLES[criterion.category].in_language(lang)
    console.print(f"[bold]{criterion.id}[/]: {criterion.title.in_language(lang)}")
    console.print(f"{category}, {kind}. {LABELS['weight'].in_language(lang)}: {weight:g}.\n")
    about = inspect.getdoc(sys.modules[criterion.check.__module__]) or ""
    console.print(about.strip(), markup=False)
    advice = criterion.advice.in_language(lang).replace("{quotes}", "…")
    console.print(f"\n[bold]{LABELS['advice'].in_language(lang)}[/]: {advice}")
    for which, mark in (("good", "✓"), ("bad", "✗")):
        console.print(f"\n[bold]{LABELS[which].in_language(lang)}[/]")
        for ad in getattr(criterion, which).ads():
            if ad.lang == lang:
                shown = f"{mark} {ad.title} | {ad.text}" if ad.title else f"{mark} {ad.text}"
                console.print(Padding(shown, (0, 2)), markup=False)
