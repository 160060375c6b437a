"""What is done beside crawling, each in a process of its own: reports, tidying up."""

from dataclasses import dataclass

from adcrawler.daemon.child import Child, Limits, last_words
from adcrawler.daemon.config import Config


@dataclass(frozen=True, slots=True)
class Chore:
    """One adcrawler command after another, when cron says."""

    cron: str
    commands: tuple[tuple[str, ...], ...]
    """{reports} in them stands for the folder of reports; FILE.new becomes FILE in the end."""


def _page(lang: str) -> tuple[str, ...]:
    return ("report", "page", "--lang", lang, "-o", f"{{reports}}/market-{lang}.html.new")


CHORES = {
    "prune": Chore("23 3 * * *", (("db", "prune"),)),
    "report-refresh": Chore("41 * * * *", (("report", "headline"),)),  # any report refreshes
    "report-page": Chore("11 5 * * 1", (_page("fr"), _page("en"))),
}


async def run_chore(config: Config, name: str) -> str | None:
    """Do a chore. Return what went wrong, None if nothing did."""
    config.page_dir.mkdir(parents=True, exist_ok=True)
    log = config.log_dir / f"{name}.log"
    log.unlink(missing_ok=True)
    limits = Limits(config.crawl_time, config.crawl_memory, config.stop_time * 0.75)
    for command in CHORES[name].commands:
        arguments = [part.replace("{reports}", str(config.page_dir)) for part in command]
        left = await Child(arguments, log, limits).run()
        if left.cause == "time" or left.code:
            return f"adcrawler {' '.join(arguments)}: {last_words(log) or f'exit code {left.code}'}"
    for new in config.page_dir.glob("*.new"):
        new.replace(new.with_suffix(""))
    return None
