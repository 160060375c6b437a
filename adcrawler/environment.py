"""The environment file: what an operator sets, and nobody else can read."""

import os
import stat
from difflib import get_close_matches
from pathlib import Path

DEFAULT = Path("/etc/adcrawler/environment")


class ConfigError(Exception):
    """A setting that cannot be used; the message names it and never shows a secret."""


def load_environment_file() -> None:
    """Set what the file says and the environment does not. Raise ConfigError."""
    named = os.environ.get("ADCRAWLER_ENVIRONMENT")
    file = Path(named) if named else DEFAULT
    if not named and not os.access(file, os.R_OK):
        return
    for variable, value in read_environment_file(file).items():
        os.environ.setdefault(variable, value)


def read_environment_file(file: Path) -> dict[str, str]:
    """Return a file's variables. Raise ConfigError if others can read it, or a line is wrong."""
    from dotenv.parser import parse_stream

    try:
        mode = file.stat().st_mode
        with file.open(encoding="utf-8") as stream:
            lines = list(parse_stream(stream))
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no UTF-8 text"
        raise ConfigError(f"{file} cannot be read: {reason}") from None
    if mode & (stat.S_IRWXO | stat.S_IWGRP):
        raise ConfigError(f"{file} holds secrets and is open to others: chmod 600 {file}")
    values = {}
    for line in lines:
        if line.error or (line.key and line.value is None):
            raise ConfigError(f"{file}:{line.original.line} is no NAME=VALUE")
        if line.key:
            _check_name(line.key, f"{file}:{line.original.line}")
            values[line.key] = line.value or ""
    return values


def _check_name(variable: str, where: str) -> None:
    from adcrawler.daemon.config import KNOWN

    if variable.startswith("ADCRAWLER_") and variable not in KNOWN:
        close = get_close_matches(variable, KNOWN, 1)
        hint = f"; is {close[0]} meant?" if close else ""
        raise ConfigError(f"{where}: there is no setting {variable}{hint}")
