import pytest
from hypothesis import given, strategies

from adcrawler.extract.text import to_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<ul><li>Rust</li><li>SQL</li></ul>", "- Rust\n- SQL"),
        ("<ul><li>\n<p>Rust</p>\n</li><li></li><li><p>SQL</p></li></ul>", "- Rust\n\n- SQL"),
        ("<li>Rust<li>SQL", "- Rust\n- SQL"),
        ("A<br>B<br/>C<br><br>D", "A\nB\nC\n\nD"),
        (
            "Ferry Ltd | Brest<p>We sail.<p>Write to us.",
            "Ferry Ltd | Brest\n\nWe sail.\n\nWrite to us.",
        ),
        (
            "<table><tr><td>Pay</td><td>40k</td></tr><tr><td>Town</td><td>Brest</td></tr></table>",
            "Pay 40k\nTown Brest",
        ),
        ("<h2>Missions</h2><p>Naviguer\nloin</p>", "Missions\n\nNaviguer loin"),
        ("<div>a<div>b</div></div>", "a\nb"),
        ("<p>R&amp;D&nbsp;: l&#x27;&eacute;quipe</p>", "R&D\xa0: l'équipe"),
        ("<p>Java<b>Script</b></p>", "JavaScript"),
        ("<p>x</p><script>var a = '<p>no</p>'</script><style>p{}</style><!-- <p>no -->", "x"),
        ("one\ntwo <b>bold</b>\nthree", "one\ntwo bold\nthree"),
        ("<ferry-icon size=3></ferry-icon>Brest<br>", "Brest"),
        ('<p title="a > b">x</p>', "x"),
        ("<!DOCTYPE html><html><head><title>T</title></head><body><p>x</body></html>", "x"),
        ('<p>x</p><p>cut <span class="y', "x\n\ncut"),
    ],
)
def test_html_becomes_readable_lines(html: str, text: str) -> None:
    assert to_text(html) == text


@pytest.mark.parametrize(
    "text",
    [
        "a < b and c > d",
        "if a<b then",
        "x <3 sailing",
        "List<String> and vector<int>",
        "write to <crew@ferry.example> or <https://ferry.example>",
        "R&D, AT&T, https://ferry.example/?a=1&copy=2",
        "- one\n\n\n-  two\n\ttabbed",
    ],
)
def test_plain_text_comes_back_as_it_is(text: str) -> None:
    assert to_text(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "<a " * 100_000,
        '<a "' * 100_000,
        "<script>" * 50_000,
        "<!--" * 100_000,
        "<br>" * 100_000,
        " " * 300_000 + "<p>",
        "<" * 300_000,
        "<li>" * 50_000,
        "<a" + ' "' * 100_000,
        "&amp" * 99_999,
    ],
)
def test_no_text_takes_long(text: str) -> None:
    to_text(text)


@given(strategies.text("ab <>/pli\"'=&;#-!\n", max_size=60))
def test_any_text_is_survived(text: str) -> None:
    assert not set(to_text(text)) & {"\x1d", "\x1e", "\x1f"}
