"""`adcrawler template`: the skeleton of an ad that meets the checklist."""

import argparse
from itertools import islice

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from adcrawler.ad import Ad
from adcrawler.ad_files import Found, Problem, read_ads
from adcrawler.checklist import audit
from adcrawler.plain import printable
from adcrawler.render.skeleton import completed, skeleton
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
            "Print the skeleton of an ad that meets the checklist; with --from, what FILE says, "
            "and a marked example of each thing that it lacks. "
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
        judged = audit(_only_ad(opts.file, opts.lang or ""))
        print(printable(completed(judged, opts.lang or judged.ad.lang)), end="")


def _only_ad(file: str, lang: str) -> Ad:
    """Return the ad that a file holds. Raise UsageError for none and for several."""
    found = [one for source in find_sources([file]) for one in islice(read_ads(source, lang), 2)]
    problems = [f"{one.name}: {one.reason}" for one in found if isinstance(one, Problem)]
    ads = [one.ad for one in found if isinstance(one, Found)]
    if problems or len(ads) > 1:
        raise UsageError([*problems, f"{file}: holds several ads"][0], print_help=False)
    return ads[0]
