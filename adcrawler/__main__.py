"""The console script `adcrawler`: Scrapy's command line with our settings, from any folder."""

import os
import pkgutil
import re
import sys
from importlib import import_module
from typing import Any, NoReturn

import scrapy.commands
from scrapy import cmdline
from scrapy.commands import ScrapyCommand
from scrapy.settings import Settings

from adcrawler import __version__, commands
from adcrawler.environment import ConfigError, load_environment_file


class Parser(cmdline.ScrapyArgumentParser):
    """Scrapy's, under our name, and with one line for a mistake."""

    def __init__(self, *, usage: str, **options: Any) -> None:
        super().__init__(prog="adcrawler", usage=usage.replace("scrapy", "adcrawler", 1), **options)

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"adcrawler: {message}\n")


def main() -> None:
    try:
        load_environment_file()
    except ConfigError as mistake:
        print(f"adcrawler: {mistake}", file=sys.stderr)
        sys.exit(2)
    arguments = sys.argv[1:]
    if not arguments or arguments[0] in {"-h", "--help", "help"}:
        print(overview())
    elif arguments[0] in {"-V", "--version"}:
        print(f"adcrawler {__version__}")
    elif arguments[0] not in {*_names(commands), *_names(scrapy.commands)}:
        print(
            f"adcrawler: there is no command {arguments[0]!r}; adcrawler --help lists them",
            file=sys.stderr,
        )
        sys.exit(2)
    else:
        execute(["adcrawler", *arguments])


def execute(arguments: list[str]) -> None:
    """Run a command as `scrapy` does, whatever project the current folder belongs to."""
    os.environ["SCRAPY_SETTINGS_MODULE"] = "adcrawler.settings"
    settings = Settings()
    settings.setmodule("adcrawler.settings", priority="project")
    cmdline.ScrapyArgumentParser = Parser  # type: ignore[assignment,misc]
    if (name := arguments[1]) in _names(commands):
        # Scrapy would import every command, database and all, to run one.
        cmdline._get_commands_dict = lambda *_: {name: _command(name)}  # noqa: SLF001
    cmdline.execute(arguments, settings)


def overview() -> str:
    """Return our commands, each with its example, and the names of Scrapy's own."""
    lines = [f"adcrawler {__version__}: how good are the job ads that developers are shown?", ""]
    for name in _names(commands):
        command = _command(name)
        lines.append(f"  {name:<10} {command.short_desc()}")
        if example := re.search(r"Example: (.+?)\.(?: |$)", command.long_desc()):
            lines.append(f"  {'':<10}   {example[1]}")
    others = [name for name in _names(scrapy.commands) if name not in _names(commands)]
    lines += ["", f"Scrapy's own: {', '.join(others)}", "", "adcrawler COMMAND -h explains one."]
    return "\n".join(lines)


def _command(name: str) -> ScrapyCommand:
    command: ScrapyCommand = import_module(f"adcrawler.commands.{name}").Command()
    return command


def _names(package: Any) -> list[str]:
    return [module.name for module in pkgutil.iter_modules(package.__path__)]


if __name__ == "__main__":
    main()
