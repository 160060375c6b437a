"""The console script `adcrawler`: Scrapy's command line with our settings, from any folder."""

import ast
import io
import os
import pkgutil
import re
import signal
import sys
from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NoReturn

from adcrawler import __version__, commands
from adcrawler.environment import ConfigError, load_environment_file
from adcrawler.plain import tell


def main() -> None:
    """Run a command; whatever stops it, its user gets one line and a true exit code."""
    code: int | str | None = 0
    try:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):  # None where it was closed
                stream.reconfigure(errors="backslashreplace")
        load_environment_file()
        _run(sys.argv[1:])
    except SystemExit as ended:
        code = ended.code
    except KeyboardInterrupt:
        code = 128 + signal.SIGINT
    except ConfigError as mistake:
        tell(mistake)
        code = 2
    except OSError as error:
        code = _explain(error)
    sys.exit(_flush() or code)


def _explain(error: OSError) -> int:
    if isinstance(error, BrokenPipeError):  # `| head` has seen enough
        return 128 + signal.SIGPIPE
    what = error.filename or "the output cannot be written"
    tell(f"{what}: {error.strerror or error}")
    return 2


def _flush() -> int:
    """Write what is left of the output. Return the exit code if that fails."""
    try:
        if sys.stdout:
            sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python tries again
        return _explain(error)
    return 0


def _run(arguments: list[str]) -> None:
    if not arguments or arguments[0] in {"-h", "--help", "help"}:
        print(overview())
    elif arguments[0] in {"-V", "--version"}:
        print(f"adcrawler {__version__}")
    elif arguments[0] not in {*_names(commands.__path__), *_names(_scrapy_commands())}:
        tell(f"there is no command {arguments[0]!r}; adcrawler --help lists them")
        sys.exit(2)
    else:
        execute(["adcrawler", *arguments])


def execute(arguments: list[str]) -> None:
    """Run a command as `scrapy` does, whatever project the current folder belongs to."""
    from scrapy import cmdline
    from scrapy.settings import Settings

    class Parser(cmdline.ScrapyArgumentParser):
        """Scrapy's, under our name, and with one line for a mistake."""

        def __init__(self, *, usage: str, **options: Any) -> None:
            usage = usage.replace("scrapy", "adcrawler", 1)
            super().__init__(prog="adcrawler", usage=usage, **options)

        def error(self, message: str) -> NoReturn:
            tell(message)
            self.exit(2)

    os.environ["SCRAPY_SETTINGS_MODULE"] = "adcrawler.settings"
    settings = Settings()
    settings.setmodule("adcrawler.settings", priority="project")
    cmdline.ScrapyArgumentParser = Parser  # type: ignore[assignment,misc]
    if (name := arguments[1]) in _names(commands.__path__):
        # Scrapy would import every command, database and all, to run one.
        command = import_module(f"adcrawler.commands.{name}").Command()
        cmdline._get_commands_dict = lambda *_: {name: command}  # noqa: SLF001
    cmdline.execute(arguments, settings)


def overview() -> str:
    """Return our commands, each with its example, and the names of Scrapy's own."""
    lines = [f"adcrawler {__version__}: how good are the job ads that developers are shown?", ""]
    for name in _names(commands.__path__):
        texts = _texts(name)
        lines.append(f"  {name:<14} {texts['short_desc']}")
        if example := re.search(r"Example: (.+?)(?:\.(?: |$)|$)", texts["long_desc"]):
            lines.append(f"  {'':<14}   {example[1]}")
    others = sorted({*_names(_scrapy_commands())} - {*_names(commands.__path__)})
    lines += ["", f"Scrapy's own: {', '.join(others)}", "", "adcrawler COMMAND -h explains one."]
    return "\n".join(lines)


def _texts(command: str) -> dict[str, str]:
    """Return what a command's methods say of it, read from their source: importing it is slow."""
    source = Path(commands.__path__[0], f"{command}.py").read_text(encoding="utf-8")
    said = dict.fromkeys(("short_desc", "long_desc"), "")
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.FunctionDef(name=name, body=[ast.Return(ast.Constant(str(text)))]):
                said[name] = text
    return said


def _scrapy_commands() -> list[str]:
    """Return where Scrapy's commands are: finding them is fast, importing Scrapy is not."""
    scrapy = find_spec("scrapy")
    return [f"{folder}/commands" for folder in (scrapy and scrapy.submodule_search_locations) or []]


def _names(folders: Iterable[str]) -> list[str]:
    return [module.name for module in pkgutil.iter_modules(folders)]


if __name__ == "__main__":
    main()
