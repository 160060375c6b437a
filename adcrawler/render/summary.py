"""What a crawl found, on one screen."""

import os
import shutil
import sys
from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Styled

from adcrawler.checklist import default_checklist
from adcrawler.checklist.criterion import Text, quoted
from adcrawler.plain import one_line
from adcrawler.render.text import GRADE_STYLES, grade_style, shorten
from adcrawler.render.words import number
from adcrawler.storage.reader import CrawlSummary, Miss, StoredAd

WORDS = {
    "title": Text("Le tableau d'annonces d'exemple", "The example board"),
    "new": Text("nouvelles", "new"),
    "changed": Text("modifiées", "changed"),
    "unchanged": Text("inchangées", "unchanged"),
    "rejected": Text("écartées", "rejected"),
    "pages": Text("{n} requêtes en {s} s", "{n} requests in {s} s"),
    "scores": Text("Notes", "Scores"),
    "median": Text("médiane {n}/100", "median {n}/100"),
    "best": Text("La meilleure", "The best"),
    "worst": Text("La pire", "The worst"),
    "missing": Text("manque :", "missing:"),
    "flawless": Text("rien à redire", "nothing to improve"),
    "missed": Text("Les critères les plus oubliés", "The most missed criteria"),
    "of": Text("{n} annonces sur {all}", "{n} ads of {all}"),
    "next": Text("Et maintenant", "What to try next"),
}
REASONS = {
    "no title": Text("sans titre", "no title"),
    "no text": Text("sans texte", "no text"),
    "no address": Text("sans adresse", "no address"),
    "too long": Text("trop longue", "too long"),
    "expired": Text("expirée", "expired"),
    "audit failed": Text("audit impossible", "audit failed"),
    "refused by the database": Text("refusée par la base", "refused by the database"),
    "database down": Text("base indisponible", "database down"),
}
NEXT = (
    ("crawl jobposting -a url=https://…", Text("note une page", "score a page")),
    ("audit my-ad.md", Text("note un fichier", "score a file")),
    ("template --lang {lang}", Text("une annonce modèle", "a model ad")),
    ("criteria no-hype", Text("explique un critère", "explains a criterion")),
    ("db psql", Text("ouvre la base", "opens the database")),
)
BAR = 40
MISSES_SHOWN = 4
MOST_MISSED_SHOWN = 5


def render(
    summary: CrawlSummary, best: Sequence[StoredAd], worst: Sequence[StoredAd], lang: str
) -> RenderableType:
    """Return the summary of a crawl in French or English."""
    words = {key: text.in_language(lang) for key, text in WORDS.items()}
    parts: list[RenderableType] = [Styled(f"\n{words['title']}", style="bold"), ""]
    parts += [_counts(summary, words, lang), ""]
    if summary.scores:
        parts += [_spread(summary, words, lang), ""]
        for label, ads in (("best", best), ("worst", worst)):
            parts += [_ad(words[label], ad, words, lang) for ad in ads]
        parts += [_most_missed(summary, words, lang), ""]
    parts += [_next(words["next"], lang)]
    return Padding(Group(*parts), (0, 0, 0, 2), expand=False)


def _counts(summary: CrawlSummary, words: dict[str, str], lang: str) -> Styled:
    line = Styled()
    for key in ("new", "changed", "unchanged"):
        line.append(str(getattr(summary, key)), style="bold").append(f" {words[key]}   ")
    rejected = sum(summary.rejected.values())
    line.append(str(rejected), style="bold red" if rejected else "bold")
    line.append(f" {words['rejected']}")
    if rejected:
        reasons = (
            f"{REASONS[r].in_language(lang) if r in REASONS else r} {n}"
            for r, n in sorted(summary.rejected.items())
        )
        line.append(f" ({', '.join(reasons)})")
    seconds = number(round(summary.seconds or 0, 1), lang)
    pages = words["pages"].format(n=summary.requests, s=seconds)
    return line.append(f"\n{pages}", style="dim")


def _spread(summary: CrawlSummary, words: dict[str, str], lang: str) -> RenderableType:
    scores = sorted(summary.scores)
    median = (scores[(len(scores) - 1) // 2] + scores[len(scores) // 2]) / 2
    heading = Styled(words["scores"], style="bold")
    heading.append(f"  {words['median'].format(n=number(median, lang))}", style="not bold dim")
    table = Table.grid(padding=(0, 1))
    most = max(summary.grades.values()) or 1
    for grade, count in summary.grades.items():
        bar = "█" * round(BAR * count / most) or ("▏" if count else "")
        style = GRADE_STYLES.get(grade, "red")
        table.add_row(Styled(grade, style=style), Styled(bar, style=style), str(count))
    return Group(heading, table)


def _ad(label: str, ad: StoredAd, words: dict[str, str], lang: str) -> RenderableType:
    line = Styled(f"{label}  ", style="bold")
    line.append(
        f"{number(ad.score, lang)}/100 {ad.grade}", style=f"not bold {grade_style(ad.grade)}"
    )
    line.append(f"  {shorten(ad.title, 70)}", style="not bold")
    line.append(f"\n{one_line(ad.url)}", style="not bold dim")
    return Group(line, _decisive(ad, words, lang), "")


def _decisive(ad: StoredAd, words: dict[str, str], lang: str) -> RenderableType:
    """Return the criteria that cost an ad most, with its own words."""
    checklist = default_checklist()

    def cost(miss: Miss) -> tuple[bool, float]:
        return not miss.quotes, -checklist.weights.get(miss.criterion, 1)

    if not ad.misses:
        return Styled(f"✓ {words['flawless']}", style="green")
    table = Table.grid(padding=(0, 2))
    for miss in sorted(ad.misses, key=cost)[:MISSES_SHOWN]:
        quotes = ", ".join(quoted(shorten(quote, 40), lang) for quote in miss.quotes[:3])
        title = checklist.criteria[miss.criterion].title.in_language(lang)
        body = (
            Styled(quotes, style="italic yellow")
            if quotes
            else Styled(f"{words['missing']} {title}")
        )
        table.add_row(Styled(f"✗ {miss.criterion}", style="red"), body)
    return table


def _most_missed(summary: CrawlSummary, words: dict[str, str], lang: str) -> RenderableType:
    criteria, total = default_checklist().criteria, len(summary.scores)
    table = Table.grid(padding=(0, 2))
    for name, count in summary.most_missed[:MOST_MISSED_SHOWN]:
        share = words["of"].format(n=count, all=total)
        title = criteria[name].title.in_language(lang) if name in criteria else ""
        table.add_row(Styled(name, style="red"), Styled(share, style="dim"), title)
    return Group(Styled(words["missed"], style="bold"), table)


def _next(heading: str, lang: str) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    program = "adcrawler" if shutil.which("adcrawler") else os.path.relpath(sys.argv[0])
    for arguments, purpose in NEXT:
        table.add_row(
            Styled(f"{program} {arguments.format(lang=lang)}", style="cyan"),
            Styled(purpose.in_language(lang), style="dim"),
        )
    return Group(Styled(heading, style="bold"), table)
