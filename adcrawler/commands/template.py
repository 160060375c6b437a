"""`adcrawler template`: the skeleton of an ad that meets the checklist."""

import argparse

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from adcrawler.ad_files import Problem, read_ads
from adcrawler.checklist import audit
from adcrawler.render.skeleton import skeleton
from adcrawler.sources import find_sources


class Command(ScrapyCommand):
    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        return "[--lang fr|en] [--from FILE]"

    def short_desc(self) -> str:
        return "Print the skeleton of an ad that meets the checklist"

    def long_desc(self) -> str:
        return (
            "Print the skeleton of an ad that meets the checklist; with --from, filled with what "
            "FILE says and marked where it lacks something. "
            "Example: adcrawler template --lang fr --from my-ad.md > better-ad.md"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--lang", choices=("fr", "en"), help="default: that of FILE, else en")
        parser.add_argument("--from", dest="file", metavar="FILE", help="an ad to start from")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if args:
            raise UsageError(f"unknown argument {args[0]!r}; an ad is given with --from")
        if opts.file is None:
            print(skeleton(opts.lang or "en"), end="")
            return
        for source in find_sources([opts.file]):
            for found in read_ads(source, opts.lang or ""):
                if isinstance(found, Problem):
                    raise UsageError(f"{found.name}: {found.reason}", print_help=False)
                print(skeleton(opts.lang or found.ad.lang, audit(found.ad)), end="")
