"""The words of the reports, in both languages, and how numbers are written in each."""

from adcrawler.checklist.criterion import Text

MET = Text("Critères remplis", "Criteria met")
UNMET = Text("À corriger", "To improve")
NOT_APPLICABLE = Text("Sans objet", "Not applicable")
LINE = Text("ligne {n}", "line {n}")
LINE_OF_TEXT = Text("ligne {n} du texte", "line {n} of the text")
IN_TITLE = Text("titre", "title")
FIELD = Text("champ {name}", "field {name}")
NOTHING_TO_SAY = Text(
    "Rien à redire : cette annonce dit tout ce qu'il faut, et rien de trop.",
    "Nothing to improve: this ad says all it should, and nothing it should not.",
)
SCORE = Text("Note", "Score")
"""Of 100."""


def number(value: float, lang: str) -> str:
    """Return a score as people write it: "87.5" in English, "87,5" in French, "87" when whole."""
    text = f"{value:.1f}".removesuffix(".0")
    return text.replace(".", ",") if lang == "fr" else text
