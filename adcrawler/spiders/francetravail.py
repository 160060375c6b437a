"""France Travail, by its official interface: the offers of one domain, in slices of creation time.

Of a slice it gives the first 3,150 offers and no more, so that a slice with more is halved.
"""

import os
import re
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from scrapy import Request
from scrapy.http import Response

from adcrawler.answers import AnswerError, records, whole
from adcrawler.extract.france_travail import offer_node, part, stated_salary
from adcrawler.extract.json_ld import Node
from adcrawler.extract.schema_org import text
from adcrawler.items import JobPosting
from adcrawler.spiders.platform import PlatformSpider
from adcrawler.targets import ArgumentError

ACCESS = "https://entreprise.francetravail.fr/connexion/oauth2/access_token?realm=/partenaire"
SEARCH = "https://api.francetravail.io/partenaire/offresdemploi/v2/offres/search?"
PAGE = "https://candidat.francetravail.fr/offres/recherche/detail/"
CLIENT = ("FRANCETRAVAIL_CLIENT_ID", "FRANCETRAVAIL_CLIENT_SECRET")
COMPUTING = {"grandDomaine": "M18"}
AT_ONCE, MOST = 150, 3_150
OLDEST = timedelta(days=400)
SHORTEST = timedelta(minutes=1)


class FrancetravailSpider(PlatformSpider):
    name = "francetravail"
    arguments = {"since": "YYYY-MM-DD", "until": "YYYY-MM-DD", **PlatformSpider.arguments}

    def __init__(self, name: str | None = None, **arguments: str) -> None:
        super().__init__(name, **arguments)
        now = datetime.now(UTC).replace(microsecond=0)
        self.until = _day("until", arguments.get("until")) or now
        self.since = _day("since", arguments.get("since")) or self.until - OLDEST
        self.lists_all = not {"since", "until"} & arguments.keys()
        self._client = [os.environ.get(variable) for variable in CLIENT]
        if not all(self._client):
            raise ArgumentError(f"francetravail.io gives out {' and '.join(CLIENT)}: set them")
        self._token = ""
        self._open = 0
        """Requests for offers on their way."""

    async def start(self) -> AsyncIterator[Request]:
        asked = {"grant_type": "client_credentials", "scope": "api_offresdemploiv2 o2dsoffre"}
        body = urlencode(
            asked | dict(zip(("client_id", "client_secret"), self._client, strict=True))
        )
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        request = self.ask(
            ACCESS, self.parse_access, asked=True, method="POST", body=body, headers=headers
        )
        request.meta["secret"] = True  # nobody saves its answer
        yield request

    def parse_access(self, response: Response) -> Iterator[Request]:
        """Take the token; what the answer holds is told nobody."""
        self._token = whole(response).get("access_token") or ""
        if not self._token:
            raise AnswerError(f"{response.url} gives no token")
        yield self._search(self.since, self.until)

    def _search(self, since: datetime, until: datetime, first: int = 0) -> Request:
        self._open += 1
        dates = {"minCreationDate": f"{since:%FT%TZ}", "maxCreationDate": f"{until:%FT%TZ}"}
        place = {"sort": "1", "range": f"{first}-{first + AT_ONCE - 1}"}
        query = ({} if self.everything else COMPUTING) | dates | place
        return self.ask(
            SEARCH + urlencode(query, safe=":"),
            self.parse_offers,
            asked=True,
            headers={"Authorization": f"Bearer {self._token}", "Accept": "application/json"},
            cb_kwargs={"since": since, "until": until, "first": first},
        )

    def parse_offers(
        self, response: Response, since: datetime, until: datetime, first: int
    ) -> Iterator[Any]:
        total = _total(response)
        if total > MOST and until - since > SHORTEST:
            middle = since + (until - since) / 2
            yield self._search(since, middle)
            yield self._search(middle, until)
        elif total:
            yield from self.ads(records(response, "resultats"), self.read)
            if first + AT_ONCE < min(total, MOST):
                yield self._search(since, until, first + AT_ONCE)
            elif total > MOST:
                self.lists_all = False  # the rest of this minute is out of reach
        self._open -= 1
        if not self._open:
            self.end_of_list()

    def read(self, offer: Node) -> JobPosting | None:
        url = text(part(offer, "origineOffre").get("urlOrigine")) or PAGE + offer["id"]
        posting = self.posting(offer["id"], offer_node(offer), url, "fr")
        if posting is not None:
            posting.salary = stated_salary(offer)
        return posting


def _total(response: Response) -> int:
    """Return how many offers a slice has: 204 says none. Raise AnswerError if it is not said."""
    if response.status == 204:
        return 0
    stated = (response.headers.get("Content-Range") or b"").decode("latin-1")
    if match := re.search(r"/(\d+)\s*\Z", stated):
        return int(match[1])
    if response.status == 206:
        raise AnswerError(f"{response.url} does not say of how many offers these are a part")
    return AT_ONCE


def _day(name: str, given: str | None) -> datetime | None:
    try:
        return datetime.strptime(given, "%Y-%m-%d").replace(tzinfo=UTC) if given else None
    except ValueError:
        raise ArgumentError(f"{name} must be a day such as 2026-05-31, not {given!r}") from None
