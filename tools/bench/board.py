"""A board of any number of invented ads on loopback, served by a process of its own.

    python -m tools.bench.board

Writes its address and serves `/jobs/NUMBER` until its standard input ends.
"""

import asyncio
import html
import json
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import IO, Any, cast

from adcrawler.example_board import ads
from adcrawler.extract.text import to_text
from tools.bench.prose import PROSE

TELLING, PLAIN = 8, 28
"""Sentences of an ad from the example board's, dense with what audits look for, and others."""
TITLES = {"fr": ("Développeur", "Développeuse Python", "Ingénieur système"),
          "en": ("Developer", "Python developer", "Systems engineer")}  # fmt: skip
AROUND = "<nav><ul>" + '<li class="entry"><a href="/about">About us</a></li>' * 150 + "</ul></nav>"
"""What a page has besides its ad; it then weighs some 15 kB."""


@cache
def _sentences(lang: str) -> list[str]:
    return [part for ad in ads() if ad.lang == lang for part in to_text(ad.html).split(". ")]


def posting(
    number: int, lang: str = "", telling: int = TELLING, plain: int = PLAIN
) -> dict[str, Any]:
    """Return an ad as schema.org has it, the same each time."""
    chance = random.Random(number)  # noqa: S311 -- no secret
    lang = lang or chance.choice(("fr", "en"))
    name = "".join(chr(97 + int(digit)) for digit in str(number))  # names of companies are words
    return {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": f"{chance.choice(TITLES[lang])} {name}",
        "description": f"<p>{html.escape(text(lang, chance, telling, plain))}</p>",
        "hiringOrganization": {"@type": "Organization", "name": f"{name} Ltd"},
        "jobLocation": {"@type": "Place", "address": {"addressLocality": "Lyon"}},
        "identifier": str(number),
    }


def text(lang: str, chance: random.Random, telling: int, plain: int) -> str:
    words = ". ".join(chance.choices(PROSE[lang], k=plain)).split()
    chance.shuffle(words)  # or all ads would share their passages, and be copies of each other
    parts = [" ".join(words[at::plain]) for at in range(plain)]
    parts += chance.sample(_sentences(lang), telling)
    chance.shuffle(parts)
    return ". ".join(parts)


def page(number: int) -> bytes:
    """Return an ad's page, with the ad as JSON-LD and as text."""
    ad = posting(number)
    title, data = ad["title"], json.dumps(ad).replace("</", "<\\/")
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<script type="application/ld+json">{data}</script></head>'
        f"<body>{AROUND}<h1>{title}</h1>{ad['description']}</body></html>"
    ).encode()


class Answers(asyncio.Protocol):
    """Just enough HTTP/1.1 for a crawler: the server must not be what is measured."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)
        self.asked = b""

    def data_received(self, data: bytes) -> None:
        *requests, self.asked = (self.asked + data).split(b"\r\n\r\n")
        for request in requests:
            self.transport.write(answer(request))


def answer(request: bytes) -> bytes:
    path = request.split(b" ", 2)[1]
    if not path.startswith(b"/jobs/"):
        return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
    etag = b'"%s"' % path
    if b"\r\nIf-None-Match: " + etag in request:
        return b"HTTP/1.1 304 Not Modified\r\nETag: %s\r\n\r\n" % etag
    body = page(int(path.removeprefix(b"/jobs/")))
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nETag: %s\r\nContent-Length: %d\r\n\r\n"
    return head % (etag, len(body)) + body


async def serve() -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Answers, "127.0.0.1", 0)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


@contextmanager
def served() -> Iterator[str]:
    """Serve the board in the `with` block, whose value is its address."""
    command = [sys.executable, "-m", "tools.bench.board"]
    with subprocess.Popen(  # noqa: S603
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        stdin, stdout = cast(IO[str], process.stdin), cast(IO[str], process.stdout)
        yield stdout.readline().strip()
        stdin.close()


if __name__ == "__main__":
    asyncio.run(serve())
