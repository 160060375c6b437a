"""The market on one page: headline figures, charts with their tables, best and worst ads."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from babel.dates import format_date
from jinja2 import Environment, PackageLoader, select_autoescape
from sqlalchemy import Connection, text

from adcrawler.checklist import default_checklist
from adcrawler.checklist.criterion import Text
from adcrawler.plain import printable_only
from adcrawler.reports.catalogue import COMMON, ReportError, find_reports
from adcrawler.reports.chart import CHARTS
from adcrawler.reports.run import FEW, Result, run
from adcrawler.reports.show import heading, is_number, shown
from adcrawler.storage.database import Database

EXAMPLES = 3
"""Best ads, and worst, that are shown."""


class Section(NamedTuple):
    """A report on the page; `chart` is how it is drawn, if at all."""

    report: str
    chart: str = ""
    given: Mapping[str, str] = {}


SECTIONS = (
    Section("flow", "lines"),
    Section("scores", "grades"),
    Section("criteria", "bars"),
    Section("cliches", "bars", {"limit": "20"}),
    Section("salary-stated", "line"),
    Section("salary", "ranges", {"limit": "16"}),
    Section("salary-width", "", {"limit": "12"}),
    Section("technologies", "bars", {"limit": "25"}),
    Section("technology-pairs", "", {"limit": "12"}),
    Section("remote", "bars"),
    Section("contracts", "bars"),
    Section("experience", "bars"),
    Section("degrees", "bars"),
    Section("families", "bars"),
    Section("places", "", {"limit": "20"}),
    Section("contact", "bars"),
    Section("benefits", "bars", {"limit": "15"}),
    Section("life"),
    Section("boards", "", {"limit": "20"}),
)
WORDS = {
    "title": Text("Le marché des annonces de développeurs", "The market of developer job ads"),
    "summary": Text(
        "Emplois distincts vus pour la première fois du {since} au {until}.",
        "Distinct jobs first seen from {since} to {until}.",
    ),
    "only": Text("Seulement : {filters}.", "Only: {filters}."),
    "jobs": Text("emplois nouveaux", "new jobs"),
    "open": Text("ouverts aujourd'hui", "open today"),
    "mean_score": Text("note moyenne sur 100", "mean score of 100"),
    "salary": Text("annoncent un salaire", "state a salary"),
    "remote": Text("permettent le télétravail", "allow remote work"),
    "cliches": Text("contiennent un cliché", "hold a cliché"),
    "table": Text("Les chiffres", "The figures"),
    "examples": Text("Bien et mal écrites, sans dire par qui", "Well and badly written, no names"),
    "best": Text("Parmi les meilleures", "Among the best"),
    "worst": Text("Parmi les pires", "Among the worst"),
    "misses": Text("manque : ", "misses: "),
    "contents": Text("Sommaire", "Contents"),
    "nothing": Text(
        "Rien à montrer : aucun emploi n'a encore été relevé pour ce choix.",
        "Nothing to show: no job has been crawled for this choice yet.",
    ),
    "method": Text("Sources et méthode", "Sources and method"),
    "few": Text(
        f"* : part calculée sur moins de {FEW} emplois, donc peu sûre.",
        f"*: a share of fewer than {FEW} jobs, hence unsure.",
    ),
    "explained": Text(
        "Les annonces viennent des sites ci-dessous. Une annonce parue sur plusieurs sites, ou "
        "republiée, compte pour un seul emploi, au jour où elle a été vue pour la première fois. "
        "Chaque annonce est notée sur les {count} critères d'après l'article « Comment écrire une "
        "annonce pour recruter des dev » de Sam & Max. Les salaires sont ceux que les annonces "
        "disent, ramenés à un an à temps plein, dans leur monnaie ; la plupart n'en disent rien. "
        "Familles et lieux sont déduits des titres, des technologies et de GeoNames (CC BY 4.0).",
        "The ads come from the boards below. An ad published on several boards, or again, counts "
        "as one job, on the day it was first seen. Each ad is judged by the {count} criteria after "
        "the article “Comment écrire une annonce pour recruter des dev” by Sam & Max. Salaries are "
        "those that ads state, for a full-time year, in their currency; most state none. Families "
        "and places are drawn from titles, technologies and GeoNames (CC BY 4.0).",
    ),
}  # fmt: skip


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("adcrawler.reports"),
        autoescape=select_autoescape(default=True),
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=printable_only,
    )


def render_page(database: Database, lang: str, given: Mapping[str, str]) -> str:
    """Return the page as HTML. Raises ReportError for a parameter that does not fit."""
    if foreign := given.keys() - COMMON.keys() | (given.keys() & {"limit", "basis"}):
        raise ReportError(f"the page takes no --{min(foreign)}")
    with database.connect() as connection:
        headline = _headline(connection, given)
        sections = [_shown(*pair, lang) for pair in _results(connection, given)]
        examples = {
            which: _examples(connection, headline, order, lang)
            for which, order in (("best", "DESC"), ("worst", "ASC"))
        }
        sources = connection.execute(text(_SOURCES)).mappings().all()
    words = {key: value.in_language(lang) for key, value in WORDS.items()}
    return (
        _environment()
        .get_template("page.html")
        .render(
            lang=lang,
            words=words | _filled(words, headline, given, lang),
            headline=_figures(headline, lang),
            sections=sections,
            examples=examples,
            sources=sources,
        )
    )


def _results(connection: Connection, given: Mapping[str, str]) -> Iterator[tuple[Section, Result]]:
    """Yield what there is to show, of the reports that take the page's filters."""
    reports = find_reports()
    for section in SECTIONS:
        report = reports[section.report]
        if given.keys() - {"since"} <= report.parameters.keys():
            taken = {name: given[name] for name in given if name in report.parameters}
            result = run(connection, report, taken | dict(section.given))
            if result.rows:
                yield section, result


def _headline(connection: Connection, given: Mapping[str, str]) -> dict[str, Any]:
    result = run(connection, find_reports()["headline"], given)
    return result.records()[0] | {"values": dict(result.values)}


def _figures(headline: Mapping[str, Any], lang: str) -> list[tuple[str, str]]:
    names = {
        "jobs": "jobs", "open": "open", "mean_score": "mean_score",
        "salary": "share_salary", "remote": "share_remote", "cliches": "share_cliches",
    }  # fmt: skip
    few = (headline["jobs"] or 0) < FEW
    return [
        (shown(column, headline[column], lang, few=few), WORDS[word].in_language(lang))
        for word, column in names.items()
    ]


def _filled(
    words: Mapping[str, str], headline: Mapping[str, Any], given: Mapping[str, str], lang: str
) -> dict[str, str]:
    days = {n: format_date(headline["values"][n], "long", locale=lang) for n in ("since", "until")}
    filters = [f"{name} {value}" for name, value in given.items() if name not in days]
    return {
        "summary": words["summary"].format(**days),
        "only": words["only"].format(filters=", ".join(filters)) if filters else "",
        "explained": words["explained"].format(count=len(default_checklist().criteria)),
    }


def _shown(section: Section, result: Result, lang: str) -> dict[str, Any]:
    draw = CHARTS.get(section.chart)
    return {
        "id": section.report,
        "title": result.report.title.in_language(lang),
        "chart": draw(result, lang) if draw else "",
        "columns": [heading(column, lang) for column in result.columns],
        "rows": [
            [
                (shown(column, value, lang, few=result.is_few(row)), is_number(value))
                for column, value in zip(result.columns, row, strict=True)
            ]
            for row in result.rows
        ],
    }


def _examples(
    connection: Connection, headline: Mapping[str, Any], order: str, lang: str
) -> list[dict[str, Any]]:
    """Return ads with what decides their score; no title, company or text, so nobody is named."""
    criteria = default_checklist().criteria
    values = dict(headline["values"]) | {"most": EXAMPLES}
    found = connection.execute(text(_EXAMPLES.format(order=order)), values).mappings()
    return [
        {
            "score": f"{row['score']:.0f}/100 {row['grade']}",
            "family": shown("family", row["family"], lang),
            "place": row["region"] or row["country"].replace("ZZ", ""),
            "misses": [
                criteria[name].title.in_language(lang) for name in row["misses"] if name in criteria
            ],
        }
        for row in found
    ]


_EXAMPLES = """
SELECT score, grade, family, region, country,
       ARRAY(SELECT name FROM criterion WHERE id = ANY (unmet) ORDER BY name LIMIT 6) AS misses
FROM market.jobs(:since, :until, 'flow', :board, :country, :region, :language, :family,
                 :contract, NULL)
ORDER BY score {order}, job_id LIMIT :most
"""

_SOURCES = """
SELECT board.name, count(*) AS jobs FROM market.job JOIN board ON board.id = board_id
GROUP BY 1 ORDER BY 2 DESC, 1
"""
