"""A category of a Discourse forum, whose topics are ads: `-a board=https://forum/c/jobs/12`.

Not its RSS, which Discourse's own robots.txt closes; every page is JSON as well.
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from scrapy.http import Response

from adcrawler.answers import member, whole
from adcrawler.extract.json_ld import Node
from adcrawler.items import JobPosting
from adcrawler.spiders.platform import PlatformSpider


class DiscourseSpider(PlatformSpider):
    name = "discourse"

    def first_page(self) -> str:
        return f"{super().first_page().removesuffix('.json')}.json"

    def parse(self, response: Response, page: int = 0) -> Iterator[Any]:
        """Read a page of topics. A closed topic is an ad that was answered."""
        topics = whole(response).get("topic_list") or {}
        fresh = self.fresh(member(response, topics, "topics"), "id", "title", "slug")
        for topic in fresh:
            if topic.get("pinned") or topic.get("closed") or topic.get("archived"):
                self.leave_out("pinned or closed")
            elif not self.is_other_trade(topic["title"]):
                url = urljoin(response.url, f"/t/{topic['slug']}/{topic['id']}")
                listed = [topic["title"], topic.get("category_id"), topic.get("created_at")]
                yield self.detail(f"{url}.json", self.parse_topic, listed, cb_kwargs={"url": url})
        if fresh and topics.get("more_topics_url"):
            page += 1
            yield self.next_page(response, f"{self.first_page()}?page={page}", page=page)
        else:
            self.end_of_list()

    def parse_topic(self, response: Response, url: str) -> Iterator[JobPosting]:
        yield from self.ad(whole(response) | {"url": url}, self.read)

    def read(self, topic: Node) -> JobPosting | None:
        """Read a topic's first post; the others are answers to it."""
        post = topic["post_stream"]["posts"][0]
        node = {
            "title": topic["title"],
            "description": post["cooked"],
            "datePosted": post["created_at"],
            "skills": [tag for tag in topic.get("tags") or [] if isinstance(tag, str)],
        }
        return self.posting(topic["id"], node, topic["url"])
