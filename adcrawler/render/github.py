"""An audit as GitHub's workflow commands, which show as notes on the lines of a pull request.

Source: GitHub's documentation, "Workflow commands for GitHub Actions".
"""

from adcrawler.checklist import Audit
from adcrawler.checklist.criterion import Outcome
from adcrawler.lexicon import Span


def render(audit: Audit, name: str, first_line: int) -> str:
    """Return a notice of the score and a warning for every unmet criterion, at its evidence."""
    lines = [_command("notice", name, 1, f"{audit.score:g}/100 {audit.grade}", audit.ad.title)]
    for criterion, verdict in audit.verdicts.items():
        if verdict.outcome is Outcome.UNMET:
            line = _line(audit, verdict.evidence[0] if verdict.evidence else "", first_line)
            lines.append(_command("warning", name, line, criterion, audit.advice(criterion) or ""))
    return "".join(lines)


def _line(audit: Audit, evidence: Span | str, first_line: int) -> int:
    start = audit.ad.text_start
    if isinstance(evidence, str) or evidence.start < start:
        return 1
    return first_line + audit.ad.document.count("\n", start, evidence.start)


def _command(kind: str, file: str, line: int, title: str, message: str) -> str:
    properties = f"file={_escape(file, ':,')},line={line},title={_escape(title, ':,')}"
    return f"::{kind} {properties}::{_escape(message)}\n"


def _escape(text: str, more: str = "") -> str:
    for char in "%\r\n" + more:
        text = text.replace(char, f"%{ord(char):02X}")
    return text
