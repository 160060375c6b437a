"""A command as a process of its own: bounded in time and memory, ended gracefully or by force."""

import asyncio
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

LIBRARIES = 2 * 2**30
"""Bytes of address space that a crawl reserves, though hardly fills, before it reads a page."""
TAIL = 4096
"""Bytes at the end of a log in which the reason for a failure is looked for."""


@dataclass(frozen=True, slots=True)
class Limits:
    seconds: float
    memory: int
    """Bytes that the crawl may fill; far more of address space is the hard limit."""
    grace: float
    """Seconds to end in, after having been asked to."""

    @property
    def settings(self) -> list[str]:
        """What makes a crawl end by itself at these limits."""
        values = {
            "CLOSESPIDER_TIMEOUT": f"{self.seconds:g}",
            "MEMUSAGE_LIMIT_MB": str(self.memory // 2**20),
            "MEMUSAGE_CHECK_INTERVAL_SECONDS": "5",
        }
        return [part for name, value in values.items() for part in ("-s", f"{name}={value}")]


@dataclass(frozen=True, slots=True)
class Exit:
    code: int
    """Below 0: the signal that ended it."""
    cause: str | None = None
    """Why it was ended by us: "stop" or "time"."""


class Child:
    """Runs an adcrawler command with its output in a file."""

    def __init__(
        self,
        arguments: Sequence[str],
        log: Path,
        limits: Limits,
        environment: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.arguments = arguments
        self.log = log
        self.limits = limits
        self.environment = environment
        self._stop = asyncio.Event()

    def stop(self) -> None:
        """Have the crawl end, gracefully."""
        self._stop.set()

    async def run(self) -> Exit:
        """Start the crawl and see to it that it ends."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        output = os.open(self.log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o640)
        try:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "adcrawler", *self.arguments),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                env=os.environ | self._environment(),
                start_new_session=True,
            )
        finally:
            os.close(output)
        ended = asyncio.create_task(process.wait())
        try:
            cause = await self._wait(ended)
            if cause:
                await _end(process.pid, ended, self.limits.grace)
            return Exit(await ended, cause)
        finally:
            _signal(process.pid, signal.SIGKILL)  # also what it may have left behind

    def _environment(self) -> dict[str, str]:
        limits = {
            "ADCRAWLER_PARENT": str(os.getpid()),
            "ADCRAWLER_ADDRESS_SPACE": str(self.limits.memory * 2 + LIBRARIES),
            "OPENBLAS_NUM_THREADS": "1",  # NumPy's; each reserves memory, on every core
        }
        return {"ADCRAWLER_LOG_LEVEL": "INFO"} | dict(self.environment) | limits

    async def _wait(self, ended: asyncio.Task[int]) -> str | None:
        """Wait for the end. Return why it has to be brought about, None if it came by itself."""
        stop = asyncio.create_task(self._stop.wait())
        try:
            await asyncio.wait(
                {ended, stop},
                timeout=self.limits.seconds + self.limits.grace,
                return_when=asyncio.FIRST_COMPLETED,
            )
        finally:
            stop.cancel()
        if ended.done():
            return None
        return "stop" if self._stop.is_set() else "time"


async def _end(pid: int, ended: asyncio.Task[int], grace: float) -> None:
    """Ask a process to end; force it if it does not."""
    _signal(pid, signal.SIGTERM)
    await asyncio.wait({ended}, timeout=grace)
    if not ended.done():
        _signal(pid, signal.SIGKILL)


def _signal(group: int, number: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.killpg(group, number)


def last_words(log: Path) -> str | None:
    """Return the last line that a crawl addressed to its user."""
    try:
        with log.open("rb") as file:
            file.seek(max(0, log.stat().st_size - TAIL))
            lines = file.read().decode("utf-8", "replace").splitlines()
    except OSError:
        return None
    words = [line.removeprefix("adcrawler: ") for line in lines if line.startswith("adcrawler: ")]
    return words[-1] if words else None
