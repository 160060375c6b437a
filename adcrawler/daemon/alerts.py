"""Alerts, through Apprise: e-mail, webhooks, chats, whatever its addresses can name."""

import logging
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from adcrawler.storage.incidents import Incident

logger = logging.getLogger(__name__)
logging.getLogger("apprise").setLevel(logging.CRITICAL)  # its messages show addresses


def send(urls: Sequence[str], title: str, text: str) -> bool:
    """Send a message to every address, and return whether all of them took it."""
    failed = [n for n, url in enumerate(urls, 1) if not _send_to(url, f"adcrawler: {title}", text)]
    for number in failed:
        logger.error("address %d of ADCRAWLER_ALERT_URLS does not take alerts", number)
    return not failed


def is_address(url: str) -> bool:
    """Return whether Apprise knows what to do with it."""
    with _quiet():
        return bool(_apprise().add(url))


def _send_to(url: str, title: str, text: str) -> bool:
    with _quiet():
        address = _apprise()
        return bool(address.add(url) and address.notify(title=title, body=text))


def _apprise() -> Any:
    from apprise import Apprise  # it loads a hundred services

    return Apprise()


@contextmanager
def _quiet() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "'imghdr' is deprecated")  # one of its services wants it
        yield


def tell(urls: Sequence[str], incident: Incident) -> bool:
    """Send an incident's beginning or its end, and return whether that is done."""
    if incident.ended_at is None:
        logger.warning("%s", incident.message)
        return send(urls, incident.message, f"Since {incident.began_at:%Y-%m-%d %H:%M %Z}.")
    logger.warning("over: %s", incident.message)
    seconds = round((incident.ended_at - incident.began_at).total_seconds())
    return send(urls, f"over: {incident.message}", f"It lasted {timedelta(seconds=seconds)}.")
