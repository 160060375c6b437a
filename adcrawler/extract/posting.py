"""From an HTML page to the job ads that it publishes."""

from adcrawler.items import JobPosting


def find_postings(html: str, url: str, board: str) -> list[JobPosting]:
    """Return the ads of a page: JSON-LD, else microdata, else RDFa, else its main text; often none.

    `url` is the address that the page was read from; `board` goes on every ad. Never raises.
    """
    raise NotImplementedError
