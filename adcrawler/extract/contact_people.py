"""The people whom an ad tells to write to or call, and their positions."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from adcrawler.extract import MOST_MENTIONS
from adcrawler.extract.mailbox import is_first_name, is_of, mailbox, names_person
from adcrawler.lexicon import Hit, Span

if TYPE_CHECKING:
    from adcrawler.ad import Ad

NAME = re.compile(
    r"(?<![\w@.])[A-ZÀ-Ý][\w'’-]+(?: (?:[A-ZÀ-Ý][\w'’-]+|[A-Z]\.)){0,2}(?![\w@·]|\.\w)"
)
_TITLED = re.compile(
    r"\b(?:M|Mr|Mme|Mlle|Monsieur|Madame|Mrs|Ms)\b\.? (?![Ll][ea]s? )(?P<name>[A-ZÀ-Ý][\w'’-]+"
    r"(?: [A-ZÀ-Ý][\w'’-]+){0,2})"
)
_INTRODUCED = re.compile(
    r"(?<=m['’]appelle )(?P<name>[A-ZÀ-Ý][\w'’-]+)|(?<=[Cc]ontacte[zr] )(?P<named>[A-ZÀ-Ý][\w'’-]+)"
    r"(?= par | au | \(| à | :|,)"
)
_PLACE_BEFORE = re.compile(
    r"\b(?:de|du|des|en|au|chez|d['’]|l['’]|rue|avenue|place|quai|cours|all[ée]e|cedex"
    r"|s[aã]o|san|santa|saint|st\.?) ?$",
    re.IGNORECASE,
)
_SAINTS = frozenset(("sao", "são", "san", "santa", "saint", "st"))
"""Words that make a town of a first name."""
_BEFORE_CUE = re.compile(rf"{NAME.pattern}[^.;:!?\n]{{0,60}}? (?P<of>votre |ton |)$")
_SIGNED = re.compile(rf"[\s,.!:)]*(?P<name>{NAME.pattern})")
_ANSWERS = frozenset(("interlocuteur", "interlocutrice", "point de contact"))
_HIRES = frozenset(("à la charge de ce recrutement", "en charge de ce recrutement"))
"""Words behind the name of the person who answers; most words of contact stand before it."""

_TITLE = (
    r"(?:cto|ceo|coo|cio|dsi|vp|lead|head|hiring manager|manager|directeur|directrice|director"
    r"|responsable|chef(?:fe)? (?:de |du |d['’])|charg(?:é[·.(]?e?\)?)s? (?:de |du |d['’])|founder"
    r"|co-?fondat\w+|fondat\w+|recruteu\w+|recruiter|recruitment|talent|développeu\w+|developer"
    r"|engineer|ingénieur\w*|architecte?|président\w*|vice-président\w*|president|coach"
    r"|spécialiste|specialist|consultant\w*|business|partner|associé\w*|assistant\w*|rh|drh|hr"
    r"|intrapreneu\w+|gestionnaire|adjointe?|dirigeante?|product owner|maire|acquisition de talents"
    r")\b"
)
_AFTER_NAME = re.compile(rf"\W{{0,4}}(?:[\w'’·]+ ){{0,3}}?(?:[ldn]['’])?(?P<position>{_TITLE})")
_AFTER_BOX = re.compile(rf" ?[(,–-] ?(?:[\w'’·]+ ){{0,3}}?(?:[ldn]['’])?(?P<position>{_TITLE})")
_AFTER_LISTED = re.compile(rf" ?[:(,–] ?(?:[\w'’·]+ ){{0,2}}?(?P<position>{_TITLE})")
_BEFORE_NAME = re.compile(rf"\b(?P<position>{_TITLE})(?: [\w'’-]+){{0,3}}[ :,]{{1,3}}$")
_BEFORE_BOX = re.compile(
    r"(?:contact|service|auprès \w+|notre|votre|(?:^|[^e] )au|à l[ea'’]) ?"
    rf"(?P<position>{_TITLE})(?: [\w'’]+){{0,3}} ?:? ?$"
)
_TO_POSITION = re.compile(
    r"\W{1,3}(?:\w+ ){0,4}?(?:notre|our|le|la|the|votre|your|l'une des|monsieur|madame|au|à)"
    r"(?: le| la| l')? ?(?P<position>cto|ceo|(?:tech )?lead|head of \w+|vp|directeur|directrice|"
    r"responsable|(?:hiring |engineering )?manager|chargée?s? de recrutement|président|dsi|drh|"
    r"service rh)\b"
)
_TO_WRITE = re.compile(r"adress|envoy|transmett|attention|motivation|candidature|parvenir")
_LETTER = 160
"""Characters before an office within which one is told to write."""


def find_people(ad: "Ad", emails: tuple[Span, ...], phones: tuple[Span, ...]) -> Iterator[Span]:
    """Yield mailboxes and names of the people who answer."""
    addresses = [ad.quote(span) for span in emails]
    yield from (
        span for span, address in zip(emails, addresses, strict=True) if names_person(address)
    )
    for start, end in _windows(ad, emails + phones):
        yield from _named(ad, start, end, addresses)
    for hit in ad.terms("contact")[:MOST_MENTIONS]:
        yield from _before(ad, hit)
    for hit in ad.terms("closing")[-2:]:
        signed = _SIGNED.match(ad.document, hit.end, hit.end + 60)
        if signed and is_first_name(signed["name"].split()[0]):
            yield Span(*signed.span("name"))


def _windows(ad: "Ad", anchors: tuple[Span, ...]) -> Iterator[tuple[int, int]]:
    """Yield where a name may stand: after a word of contact, and around a mailbox or number."""
    for hit in ad.terms("contact")[:MOST_MENTIONS]:
        yield hit.end, min(hit.end + 60, _sentence_end(ad.document, hit.end))
    for anchor in anchors:
        yield max(ad.text_start, anchor.start - 80), anchor.start
        yield anchor.end, anchor.end + 60


def _sentence_end(document: str, start: int) -> int:
    ends = [document.find(sign, start, start + 61) for sign in (". ", "\n\n", "! ", "? ")]
    return min((end for end in ends if end >= 0), default=len(document))


def _named(ad: "Ad", start: int, end: int, addresses: list[str]) -> Iterator[Span]:
    document = ad.document
    for match in NAME.finditer(document, start, end):
        if match.end() == end and document[end : end + 1].isalnum():
            continue  # the window cuts a word
        words = match[0].split()
        if any(is_of(address, match[0]) for address in addresses):
            yield Span(*match.span())
            continue
        first = next((i for i, word in enumerate(words) if is_first_name(word)), None)
        if first and words[first - 1].lower() in _SAINTS:
            continue
        if first is not None and not _is_place(document, start, match.start()):
            yield Span(match.start() + len(" ".join(words[:first])) + (first > 0), match.end())
    for pattern, sign in ((_TITLED, "M"), (_INTRODUCED, "pelle "), (_INTRODUCED, "ontacte")):
        if document.find(sign, start, end) >= 0:
            for match in pattern.finditer(document, start, end):
                yield Span(*match.span(match.lastgroup or 0))


def _is_place(document: str, start: int, name: int) -> bool:
    """Tell whether a name in a window stands behind "de", as in "Cancérologie de Lorraine"."""
    return name > start + 2 and _PLACE_BEFORE.search(document, name - 8, name) is not None


def _before(ad: "Ad", hit: Hit) -> Iterator[Span]:
    """Yield the name before "…, votre interlocuteur" and "… a la charge de ce recrutement"."""
    if hit.term not in _ANSWERS and hit.term not in _HIRES:
        return
    begin = max(ad.text_start, hit.start - 90)
    begin = max(begin, ad.document.rfind("\n", begin, hit.start) + 1)
    match = _BEFORE_CUE.search(ad.document, begin, hit.start)
    if match and (hit.term in _HIRES or match["of"]):
        name = NAME.match(ad.document, match.start())
        if name and is_first_name(name[0].split()[0]):
            yield Span(*name.span())


def find_positions(ad: "Ad", people: tuple[Span, ...], boxes: tuple[Span, ...]) -> Iterator[Span]:
    """Yield the positions of the people and of mailboxes or numbers, and those one writes to."""
    names = [span for span in people if span not in boxes]
    for anchor in names:
        yield from _beside(ad, anchor, _AFTER_NAME, _BEFORE_NAME)
    for anchor in boxes:
        yield from _beside(ad, anchor, _AFTER_BOX, _BEFORE_BOX)
        yield from _listed(ad, ad.quote(anchor))
    for hit in ad.terms("contact")[:MOST_MENTIONS]:
        if hit.term == "call" and (ad.lang == "fr" or ad.folded.startswith(" with", hit.end)):
            continue  # "un call avec notre RH" is a step, no contact
        if to_position := _TO_POSITION.match(ad.folded, hit.end, hit.end + 80):
            yield Span(*to_position.span("position"))
    for hit in ad.terms("addressee"):
        if hit.start > ad.text_start and _TO_WRITE.search(
            ad.folded, hit.start - _LETTER, hit.start
        ):
            yield hit.span


def _listed(ad: "Ad", address: str) -> Iterator[Span]:
    """Yield the position that a list of the team gives to the first name of a mailbox."""
    first = re.split(r"[._-]", mailbox(address).lower())[0]
    if len(first) > 2 and is_first_name(first):
        for match in re.finditer(rf"\b{first}\b", ad.folded):
            if position := _AFTER_LISTED.match(ad.folded, match.end(), match.end() + 50):
                yield Span(*position.span("position"))


def _beside(
    ad: "Ad", anchor: Span, after: re.Pattern[str], before: re.Pattern[str]
) -> Iterator[Span]:
    folded = ad.folded
    if match := after.match(folded, anchor.end, anchor.end + 60):
        yield Span(*match.span("position"))
    begin = max(ad.text_start, anchor.start - 60)
    begin = max(begin, folded.rfind("\n", begin, anchor.start) + 1)
    if match := before.search(folded, begin, anchor.start):
        yield Span(*match.span("position"))
