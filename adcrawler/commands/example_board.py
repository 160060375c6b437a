"""`adcrawler example_board`: serve the bundled example board, to look at it and to crawl it."""

import argparse

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from adcrawler.example_board import ExampleBoard
from adcrawler.plain import tell


class Command(ScrapyCommand):
    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        return "[options]"

    def short_desc(self) -> str:
        return "Serve the bundled example board until Ctrl-C"

    def long_desc(self) -> str:
        return (
            "Serve a small job board of invented ads on this machine, to look at it in a browser "
            "and to crawl it from another terminal. Example: adcrawler example_board --port 8027, "
            "then adcrawler crawl jobposting -a site=http://127.0.0.1:8027 "
            "-s ADCRAWLER_ALLOW_PRIVATE=127.0.0.1"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--port", metavar="N", type=int, default=8026, help="default: 8026; 0: any free one"
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if args or not 0 <= opts.port <= 65535:
            wrong = f"no argument {args[0]!r}" if args else "a --port from 0 to 65535"
            raise UsageError(f"example_board takes {wrong}", print_help=False)
        try:
            with ExampleBoard(opts.port) as board:
                print(f"The example board is at {board.url} until Ctrl-C.", flush=True)
                board.wait()
        except KeyboardInterrupt:
            print()
        except OSError as error:
            tell(f"port {opts.port} cannot be used: {error.strerror}")
            self.exitcode = 1
