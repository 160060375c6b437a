"""Pages that go wrong on purpose: `/hostile/NAME`. Nothing links to them."""

from collections.abc import Callable, Iterator
from itertools import repeat

from adcrawler.example_board.page import Page, Visit

BIG = 50_000_000
_PIECE = b"<p>The same line again, and again.</p>\n" * 2500
_PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"

_ARTICLE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sourdough in a cold
kitchen</title></head><body><header><a href="/">Example board</a></header><main><h1>Sourdough in a
cold kitchen</h1><p>Below eighteen degrees the dough takes its time. Fold it once an hour, and leave
it on the shelf above the stove overnight. In the morning it has doubled, smells of yoghurt and
holds the print of a finger.</p><p>Bake it in a closed pot for half an hour, then without the lid
until the crust is as dark as you dare. Let it cool on a rack before you cut it: the crumb sets
while it cools, and a loaf that is cut hot stays damp for as long as it lasts.</p></main></body>
</html>"""

_BROKEN_JSON_LD = """<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Développeur
Perl</title><script type="application/ld+json">{@type: JobPosting; title = Développeur Perl;
description = (voir plus bas)</script></head><body><header><a href="/">Example board</a></header>
<main><h1>Développeur Perl</h1><p>Nous cherchons une personne pour maintenir les scripts Perl qui
calculent les horaires de nos cars scolaires. Vous travaillerez dans une équipe de deux, à Aurillac.
</p><h2>Vos missions</h2><ul><li>remplacer les tâches cron par une file d'attente</li><li>écrire les
tests qui manquent</li><li>passer la base de MySQL à PostgreSQL</li></ul><h2>Votre profil</h2><p>
Vous avez déjà repris le code de quelqu'un d'autre. Des connaissances de Perl sont utiles, et
s'apprennent sur place.</p><p>CDI à temps plein, salaire de 34 à 38 k€, télétravail deux jours par
semaine. Pour postuler, écrivez à cars@lignes-vertes.example.</p></main></body></html>"""


def hostile_page(visit: Visit) -> Page | None:
    """Return the page called so, None if there is none."""
    make = _PAGES.get(visit.name)
    return make(visit.query) if make else None


def _big() -> Iterator[bytes]:
    whole, rest = divmod(BIG, len(_PIECE))
    yield from repeat(_PIECE, whole)
    yield _PIECE[:rest]


def _endless_redirect(query: dict[str, str]) -> Page:
    following = f"/hostile/endless-redirect?n={int(query.get('n', 0)) + 1}"
    return Page(status=302, headers={"Location": following})


def _rate_limited(query: dict[str, str]) -> Page:
    """Ask the visitor to come back after `?after=` seconds, always."""
    return Page(status=429, headers={"Retry-After": query.get("after", "1")})


_PAGES: dict[str, Callable[[dict[str, str]], Page]] = {
    "big": lambda _: Page(headers={"Content-Length": str(BIG)}, stream=_big()),
    "big-unsized": lambda _: Page(stream=_big()),
    "empty": lambda _: Page(),
    "pdf": lambda _: Page(_PDF, content_type="application/pdf"),
    "endless-redirect": _endless_redirect,
    "not-an-ad": lambda _: Page(_ARTICLE.encode()),
    "rate-limited": _rate_limited,
    "broken-json-ld": lambda _: Page(_BROKEN_JSON_LD.encode()),
}
