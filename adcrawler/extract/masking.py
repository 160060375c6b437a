"""Text without the ways to reach its people."""

from adcrawler.extract.contact import MAILBOX, PHONE


def masked(text: str) -> str:
    """Return the text with e-mail addresses and telephone numbers replaced by what they are."""
    return PHONE.sub("[phone]", MAILBOX.sub("[e-mail]", text) if "@" in text else text)
