"""Notes on the lines of a pull request."""

from adcrawler.ad_files import Found, read_ads
from adcrawler.checklist import audit
from adcrawler.render.github import render
from adcrawler.sources import Source


def notes(source: Source) -> list[str]:
    [found] = read_ads(source)
    assert isinstance(found, Found)
    return render(audit(found.ad), found).splitlines()


def test_evidence_is_noted_on_its_line_and_the_score_first() -> None:
    content = b"---\nlang: en\n---\n\n# Rockstar Dev\n\nWe code.\nOur firm is world-class.\n"
    lines = notes(Source("ads/a,b.md", "text", content))
    assert lines[0].startswith("::notice file=ads/a%2Cb.md,line=5,title=")
    assert lines[0].endswith("::Rockstar Dev")
    assert any(
        line.startswith("::warning file=ads/a%2Cb.md,line=8,title=no-self-praise::")
        for line in lines
    )
    assert any(",line=5,title=no-hero-words::" in line for line in lines)
    assert any(",line=5,title=salary::" in line for line in lines)


def test_an_ad_of_json_lines_is_noted_on_its_own_line() -> None:
    content = b'{"title": "Dev", "text": "We code.\\n\\nWe are world-class."}'
    lines = notes(Source("ads.jsonl", "lines", content, 7))
    assert {line.split(",")[1] for line in lines} == {"line=7"}
    assert {line.split(",")[0].split("=")[1] for line in lines} == {"ads.jsonl"}


def test_what_must_figure_comes_first() -> None:
    lines = notes(Source("a.md", "text", b"Dev\n\nOur firm is world-class."))
    titles = [line.partition("title=")[2].partition("::")[0] for line in lines]
    assert titles.index("salary") < titles.index("no-self-praise") < titles.index("details-link")
    assert all(line.startswith(("::notice ", "::warning ")) for line in lines)
