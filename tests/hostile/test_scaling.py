"""Eight times the input takes about eight times as long, whatever its shape: never the square."""

from collections.abc import Callable
from itertools import count
from time import process_time

import pytest
from scrapy.http import TextResponse

from adcrawler.answers import AnswerError, elements, records
from adcrawler.extract.base_salary import read_salary
from adcrawler.extract.dates import read_day
from adcrawler.extract.gazetteer import locate
from adcrawler.extract.hn_comment import read_opening
from adcrawler.extract.job_posting import read_posting
from adcrawler.extract.json_ld import load
from adcrawler.extract.masking import veiled
from adcrawler.extract.posting import find_postings
from adcrawler.extract.site_links import find_links
from adcrawler.extract.sitemap import read_sitemap
from adcrawler.extract.text import to_text
from adcrawler.feeds import entries
from adcrawler.front_matter import split_front_matter
from adcrawler.plain import one_line

URL = "https://jobs.example/1"
SHORT, TIMES = 6_000, 8
UNITS = {
    "at signs": "a@", "brackets": "([{", "unclosed tags": "<p", "opening angles": "<",
    "nested tags": "<div>", "nested lists": "<ul><li>", "inline tags": "<b>",
    "closing tags": "</p>", "links": "<a href='/jobs/1?page=2'>", "images": "<img alt='",
    "comments": "<!--", "scripts": "<script>", "JSON-LD": '<script type="application/ld+json">{',
    "microdata": '<div itemscope itemtype="//schema.org/JobPosting"><i itemprop="title">x</i>',
    "RDFa": '<div typeof="JobPosting" vocab="http://schema.org/"><i property="title">x</i>',
    "tables": "<table><tr><td>", "paragraphs": "<p>You will write Python.</p>",
    "entities": "&amp;", "half entities": "&", "escaped tags": "&lt;p&gt;", "quotes": '"',
    "backslashes": "\\", "escaped quotes": '\\"', "objects": '{"a":', "lists": "[", "commas": ",",
    "strings": '"a":"', "slashes": "//", "stars": "/*", "digits": "1", "amounts": "40 000 € - ",
    "dates": "2026-01-02 ", "phones": "06 12 34 56 78 ", "mailboxes": "jane.doe@acme.example ",
    "dots": ".", "spelt": "jane dot doe at acme dot com ", "towns": "Lyon, ",
    "towns and codes": "69001 Lyon (69); ", "pipes": "Acme | Dev | Lyon | ", "spaces": " ",
    "newlines": "\n", "tabs": "\t \n", "dashes": "---\n", "colons": "a: ", "yaml": "- {a: [",
    "addresses": "https://a.example/jobs/dev-1-2-3 ", "accents": "é", "combining": "e\u0301",
    "emoji": "👩‍💻", "bullets": "• x\n", "items": "<item><title>x</title></item>",
    "urls": "<url><loc>https://a.example/1</loc></url>", "CDATA": "<![CDATA[", "ends": "]]>",
}  # fmt: skip
_NUMBERS = count()
Read = Callable[[str], object]


def _quietly(read: Callable[[TextResponse], object]) -> Read:
    def call(text: str) -> None:
        try:
            read(TextResponse(URL, body=text.encode()))
        except AnswerError:
            return

    return call


READERS: dict[str, Read] = {
    "page": lambda text: find_postings(text, URL, "jobs.example"),
    "page with an ad": lambda text: find_postings(
        f"<title>Dev Python</title><h1>Développeur</h1><p>Vos missions</p>{text}", URL, "b"
    ),
    "links": lambda text: find_links(text, URL),
    "text": to_text,
    "JSON-LD": load,
    "JSON-LD in an object": lambda text: load(f'{{"a": "{text}'),
    "posting": lambda text: read_posting(
        {"title": "Dev", "description": text, "skills": text, "jobLocation": text}, "api", "b", URL,
        None,
    ),
    "salary": lambda text: read_salary({"baseSalary": text}),
    "date": read_day,
    "place": lambda text: locate(f"{next(_NUMBERS)} {text}"),  # a place is found once
    "comment": read_opening,
    "mask": veiled,
    "front matter": lambda text: split_front_matter(f"---\n{text}\n---\nx"),
    "front matter without end": lambda text: split_front_matter(f"---\n{text}"),
    "line": one_line,
    "feed": _quietly(lambda r: list(entries(r))),
    "RSS": _quietly(
        lambda r: list(entries(r.replace(body=b"<rss><channel>" + r.body + b"</channel></rss>")))
    ),
    "records": _quietly(lambda r: list(records(r.replace(body=b'{"jobs": [' + r.body), "jobs"))),
    "elements": _quietly(lambda r: list(elements(r.replace(body=b"<a>" + r.body), "a", "item"))),
    "sitemap": lambda text: read_sitemap(text.encode(), URL, 10**8),
    "sitemap of urls": lambda text: read_sitemap(f"<urlset>{text}".encode(), URL, 10**8),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.timeout(600)  # half a minute, alone on a machine
@pytest.mark.parametrize("name", READERS)
def test_time_grows_with_length(name: str) -> None:
    """Measured by the processor's time, the best of several, with room for what is constant."""
    READERS[name]("warm")
    slow = {}
    for shape, unit in UNITS.items():
        short = seconds(READERS[name], unit * (SHORT // len(unit)), 4)
        long = seconds(READERS[name], unit * (TIMES * SHORT // len(unit)), 2)
        if long > 2 * TIMES * short + 1:
            slow[shape] = (short, long)
    assert slow == {}


def seconds(read: Read, text: str, rounds: int) -> float:
    """Return the processor's time for a text, the shortest of several rounds."""
    times = []
    for _ in range(rounds):
        begin = process_time()
        read(text)
        times.append(process_time() - begin)
        if times[-1] > 1:  # long enough to tell
            break
    return min(times)


@pytest.mark.parametrize("name", READERS)
def test_each_shape_is_read(name: str) -> None:
    for unit in UNITS.values():
        READERS[name](unit * 20)


def test_json_nested_too_deeply_is_refused_at_once() -> None:
    body = b'{"jobs": ' + b"[" * 200_000
    with pytest.raises(AnswerError, match="nested too deeply"):
        list(records(TextResponse(URL, body=body), "jobs"))
    sound = b'{"jobs": ["[[[", "\\\\", "\\"{{", ' + b"[" * 90 + b"1" + b"]" * 90 + b"]}"
    assert len(list(records(TextResponse(URL, body=sound), "jobs"))) == 4
