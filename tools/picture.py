"""The README's picture: an audit as the terminal shows it.

    python tools/picture.py docs/audit.svg

The ad is invented.
"""

import io
import re
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from adcrawler.ad import Ad
from adcrawler.checklist import audit
from adcrawler.render.text import show

WIDTH = 96
FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
"""That the picture would fetch from elsewhere."""
AD = """\
You build the booking site of our nine ferries with Python, Django and PostgreSQL.
Crews and passengers use it all day, from the pier and at sea.

You are a true rockstar who thrives in a fast-paced, dynamic environment.
A degree in computer science is required, and 5+ years of experience.

You join a team of six: five developers and Maud Kerbrat, who leads it and answers
your questions: maud@ferries.example. Permanent, in Brest, two days a week from home.
"""


def main(path: Path) -> None:
    judged = audit(Ad(title="Python developer", text=AD, lang="en"))
    terminal = io.StringIO()
    show(Console(file=terminal, width=WIDTH, force_terminal=True), judged, "ferries.md", 1)
    recording = Console(file=io.StringIO(), width=WIDTH, record=True)
    recording.print(Text.from_ansi(terminal.getvalue()))
    picture = recording.export_svg(title="adcrawler audit ferries.md", theme=MONOKAI)
    path.write_text(FONTS.sub("", picture), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
