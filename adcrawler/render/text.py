"""An audit for the terminal, as the user of a linter likes it."""

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Styled

from adcrawler.checklist import Audit
from adcrawler.checklist.criterion import (
    CATEGORY_TITLES,
    NO_BREAK,
    Category,
    Evidence,
    Outcome,
    quoted,
)
from adcrawler.lexicon import Span
from adcrawler.plain import one_line, printable
from adcrawler.render import words

GRADE_STYLES = {"A": "bold green", "B": "green", "C": "yellow", "D": "dark_orange"}
_TIE = "\ue000"
"""Stands for a no-break space while rich breaks lines, which it would do there."""
QUOTE_LENGTH = 60
QUOTES_SHOWN = 3


def grade_style(grade: str) -> str:
    return GRADE_STYLES.get(grade, "bold red")


def shorten(quote: str, length: int = QUOTE_LENGTH) -> str:
    """Return a quote on one line, cut at a word with "…" when longer than `length`."""
    quote = one_line(quote)
    return quote if len(quote) <= length else quote[:length].rsplit(" ", 1)[0] + "…"


def place(audit: Audit, evidence: Evidence, text_line: int | None) -> str:
    """Return where evidence stands: a line of the file or text, the title, or a field."""
    lang = audit.ad.lang
    if isinstance(evidence, str):
        return words.FIELD.in_language(lang).format(name=evidence)
    if evidence.start < audit.ad.text_start:
        return words.IN_TITLE.in_language(lang)
    line = audit.ad.document.count("\n", audit.ad.text_start, evidence.start)
    if text_line is None:
        return words.LINE_OF_TEXT.in_language(lang).format(n=line + 1)
    return words.LINE.in_language(lang).format(n=line + text_line)


def show(console: Console, audit: Audit, name: str = "", text_line: int | None = None) -> None:
    """Print the audit of one ad; `text_line` is the line of its file where the text begins."""
    with console.capture() as captured:
        console.print(_render(audit, name, text_line), highlight=False)
    console.file.write(captured.get().replace(_TIE, NO_BREAK))


def _tied(text: str) -> str:
    """Return the text as it may be broken into lines."""
    return text.replace(NO_BREAK, _TIE)


def _render(audit: Audit, name: str, text_line: int | None) -> RenderableType:
    lang = audit.ad.lang
    unmet, met = audit.having(Outcome.UNMET), audit.having(Outcome.MET)
    parts: list[RenderableType] = [_heading(audit, name), _categories(audit)]
    if unmet:
        parts += [_unmet(audit, unmet, text_line)]
    else:
        parts += [_indented(words.NOTHING_TO_SAY.in_language(lang))]
    if met:
        label = f"✓ {words.MET.in_language(lang)} ({len(met)}) {', '.join(met)}"
        parts += [_indented(Styled(label, style="green"))]
    parts += [""]
    return Group(*parts)


def _indented(part: RenderableType) -> Padding:
    return Padding(part, (0, 0, 0, 2), expand=False)


def _heading(audit: Audit, name: str) -> Styled:
    lang = audit.ad.lang
    line = Styled(shorten(audit.ad.title, 100) or "—", style="bold")
    if name:
        line.append(f"  {printable(name)}", style="not bold dim")
    line.append(f"\n  {words.SCORE.in_language(lang)} ")
    score = f"{words.number(audit.score, lang)}/100 {audit.grade}"
    line.append(score, style=f"not bold {grade_style(audit.grade)}")
    return line


def _categories(audit: Audit) -> RenderableType:
    titles = (
        f"{CATEGORY_TITLES[Category(name)].in_language(audit.ad.lang)} {value:.0f}"
        for name, value in audit.categories.items()
    )
    line = f"{_TIE}· ".join(title.replace(" ", _TIE) for title in titles)
    return _indented(Styled(line, style="dim"))


def _unmet(audit: Audit, unmet: list[str], text_line: int | None) -> RenderableType:
    lang = audit.ad.lang
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for name in unmet:
        body = Styled()
        for evidence in audit.verdicts[name].evidence[:QUOTES_SHOWN]:
            where = place(audit, evidence, text_line)
            if isinstance(evidence, Span):
                body.append(
                    _tied(quoted(shorten(audit.ad.quote(evidence)), lang)),
                    style="italic yellow",
                )
                body.append(f" ({where})  ", style="dim")
            else:
                body.append(f"({where})  ", style="dim")
        if body:
            body.append("\n")
        body.append(_tied(printable(audit.advice(name) or "")))
        table.add_row(Styled(f"✗ {name}", style="red"), body)
    return _indented(table)
