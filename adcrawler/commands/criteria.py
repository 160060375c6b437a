"""`adcrawler criteria`: what the checklist asks for, and why."""

import argparse
import difflib
from itertools import groupby
from operator import attrgetter

from rich.console import Console
from rich.table import Table
from rich.text import Text as Styled
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from adcrawler.ad import Ad
from adcrawler.checklist import Checklist, default_checklist
from adcrawler.checklist.criterion import CATEGORY_TITLES, PLAIN_TITLE, Criterion, Text
from adcrawler.lexicon import Span

LABELS = {
    "required": Text("demandé", "required"),
    "unwanted": Text("à éviter", "unwanted"),
    "weight": Text("Poids", "Weight"),
    "why": Text("Pourquoi", "Why it matters"),
    "counts": Text("Ce qui compte", "What counts"),
    "advice": Text("Conseil", "Advice"),
    "good": Text("Le remplit", "Meets it"),
    "bad": Text("Ne le remplit pas", "Does not"),
    "colon": Text(" :", ":"),
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
        return (
            "List the checklist's criteria with their weights, or explain one: why it matters, "
            "what counts, advice and examples. Example: adcrawler criteria no-hype --lang fr"
        )

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
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("", no_wrap=True)
    table.add_column(LABELS["weight"].in_language(lang), justify="right")
    table.add_column("")
    for category, criteria in groupby(checklist.criteria.values(), attrgetter("category")):
        table.add_row(Styled(CATEGORY_TITLES[category].in_language(lang), style="bold"))
        for criterion in criteria:
            weight = f"{checklist.weights.get(criterion.id, 1):g}"
            table.add_row(f"  {criterion.id}", weight, criterion.title.in_language(lang))
    Console().print(table, highlight=False)


def _explain(criterion: Criterion, weight: float, lang: str) -> None:
    console = Console(highlight=False, markup=False)
    label = {key: text.in_language(lang) for key, text in LABELS.items()}
    title = criterion.title.in_language(lang)
    console.print(Styled.assemble((criterion.id, "bold"), f"{label['colon']} {title}"))
    category = CATEGORY_TITLES[criterion.category].in_language(lang)
    kind = label[criterion.kind.value]
    console.print(f"{category}, {kind}. {label['weight']}{label['colon']} {weight:g}.\n")
    for which in ("why", "counts", "advice"):
        text = getattr(criterion, which).in_language(lang).replace("{quotes}", "…")
        console.print(Styled.assemble((label[which], "bold"), f"\n{text}\n"))
    for which, mark in (("good", "✓"), ("bad", "✗")):
        table = Table.grid(padding=(0, 1))
        for ad in getattr(criterion, which).ads():
            if ad.lang == lang:
                table.add_row(f"  {mark}", _example(criterion, ad))
        console.print(Styled(label[which], style="bold"), table, "", sep="\n")


def _example(criterion: Criterion, ad: Ad) -> Styled:
    """Return an example's text with its evidence underlined, and what else it says."""
    shown = Styled(ad.document)
    for evidence in criterion.check(ad).evidence:
        if isinstance(evidence, Span):
            shown.stylize("underline", *evidence)
    title, text = shown[: len(ad.title)], shown[ad.text_start :]
    parts = [text] if ad.title in PLAIN_TITLE and ad.text else [title, text]
    parts += [Styled(f"{name}: {value}") for name, value in ad.board_fields().items()]
    return Styled(" | ").join(part for part in parts if part.plain) or Styled("—")
