"""An audit as GitHub's workflow commands, which show as notes on the lines of a pull request.

Source: GitHub's documentation, "Workflow commands for GitHub Actions".
"""

from adcrawler.ad_files import Found
from adcrawler.checklist import Audit
from adcrawler.checklist.criterion import Outcome
from adcrawler.lexicon import Span
from adcrawler.plain import printable


def render(audit: Audit, found: Found) -> str:
    """Return a notice of the score and a warning for every unmet criterion, at its evidence."""
    score = f"{audit.score:g}/100 {audit.grade}"
    lines = [_command("notice", found.file, found.line, score, audit.ad.title)]
    for criterion in audit.having(Outcome.UNMET):
        evidence = audit.verdicts[criterion].evidence
        line = _line(audit, evidence[0] if evidence else "", found)
        lines.append(
            _command("warning", found.file, line, criterion, audit.advice(criterion) or "")
        )
    return "".join(lines)


def _line(audit: Audit, evidence: Span | str, found: Found) -> int:
    start = audit.ad.text_start
    if found.text_line is None or isinstance(evidence, str) or evidence.start < start:
        return found.line
    return found.text_line + audit.ad.document.count("\n", start, evidence.start)


def _command(kind: str, file: str, line: int, title: str, message: str) -> str:
    properties = f"file={_escape(file, ':,')},line={line},title={_escape(title, ':,')}"
    return f"::{kind} {properties}::{_escape(message)}\n"


def _escape(text: str, more: str = "") -> str:
    text = printable(text.replace("\r", "\n"))
    for char in "%\n" + more:
        text = text.replace(char, f"%{ord(char):02X}")
    return text
