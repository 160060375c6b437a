"""Every Scrapy setting that we set, each with its reason; the rest is Scrapy's default.

Any of them can be overridden for one crawl with `-s NAME=VALUE`. The operator's own are
environment variables: ADCRAWLER_CONTACT, ADCRAWLER_LOG_LEVEL, ADCRAWLER_CACHE_DIR,
ADCRAWLER_DATABASE_URL.
"""

import os

from platformdirs import user_cache_dir

from adcrawler import __version__

BOT_NAME = "adcrawler"
SPIDER_MODULES = ["adcrawler.spiders"]
NEWSPIDER_MODULE = "adcrawler.spiders"
COMMANDS_MODULE = "adcrawler.commands"

# Who we are: a board's owner must be able to reach whoever runs the crawler.
ADCRAWLER_CONTACT = os.environ.get("ADCRAWLER_CONTACT", "contact address not set by its operator")
USER_AGENT = f"adcrawler/{__version__} (+{ADCRAWLER_CONTACT})"
ROBOTSTXT_USER_AGENT = "adcrawler"  # the name that robots.txt rules are looked up by

# Politeness: one request a second a host. A board that allows more gets an entry in
# DOWNLOAD_SLOTS; this machine's own servers do (the example board, tests).
DOWNLOAD_DELAY = 1.0
DOWNLOAD_DELAY_JITTER = 0  # jitter would go below one second half of the time
CONCURRENT_REQUESTS = 32  # over all hosts
CONCURRENT_REQUESTS_PER_DOMAIN = 2  # a slow page does not hold up the next
DOWNLOAD_SLOTS = {
    host: {"delay": 0, "concurrency": 8} for host in ("127.0.0.1", "localhost", "::1")
}
ROBOTSTXT_OBEY = True
DOWNLOADER_MIDDLEWARES = {
    "adcrawler.middlewares.public.PublicMiddleware": 50,
    # Theirs answers "forbidden" without saying by whom, and takes an unreachable robots.txt for
    # a permission.
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "adcrawler.middlewares.robots.RobotsMiddleware": 100,
    # Theirs retries at once.
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
    "adcrawler.middlewares.backoff.BackoffMiddleware": 550,
    # Theirs hides a failing server behind an old page.
    "scrapy.downloadermiddlewares.httpcache.HttpCacheMiddleware": None,
    "adcrawler.middlewares.page_cache.PageCacheMiddleware": 900,
    "adcrawler.middlewares.turns.TurnMiddleware": 950,  # of what is not kept
}

SPIDER_MIDDLEWARES = {"adcrawler.middlewares.answers.AnswerErrorMiddleware": 500}

# What becomes of an ad, in this order.
ITEM_PIPELINES = {
    "adcrawler.pipelines.validate.ValidatePipeline": 100,
    "adcrawler.pipelines.audit.AuditPipeline": 200,
    "adcrawler.pipelines.store.StorePipeline": 300,
}

# The database: the embedded PostgreSQL unless an address is given.
ADCRAWLER_DATABASE_URL = os.environ.get("ADCRAWLER_DATABASE_URL")
# `adcrawler db prune` drops the texts of ads that have been closed for so many days.
ADCRAWLER_RETENTION_DAYS = os.environ.get("ADCRAWLER_RETENTION_DAYS", "180")
ADCRAWLER_DATABASE_PATIENCE = 30  # seconds to wait for a database that went away in the crawl

# A frontier that several processes share, with -s SCHEDULER=adcrawler.frontier.Frontier.
ADCRAWLER_REDIS_URL = os.environ.get("ADCRAWLER_REDIS_URL")
ADCRAWLER_FRONTIER_LEASE = 60  # seconds; a process not heard of for so long is lost

# Retries: after 1, 2 and 4 seconds, or when Retry-After says, if that is soon enough.
RETRY_TIMES = 3
ADCRAWLER_RETRY_DELAY = 1.0
ADCRAWLER_RETRY_AFTER_MAX = 300  # seconds; a server that asks for more is left for another day
RETRY_GIVE_UP_LOG_LEVEL = "DEBUG"  # the crawl's last lines say it, once
RETRY_EXCEPTIONS = [  # Scrapy's list without unknown hosts: a wrong address stays wrong
    "scrapy.exceptions.DownloadConnectionRefusedError",
    "scrapy.exceptions.DownloadFailedError",
    "scrapy.exceptions.DownloadTimeoutError",
    "scrapy.exceptions.ResponseDataLossError",
    "twisted.internet.error.ConnectionDone",
    "twisted.internet.error.ConnectError",
    "twisted.internet.error.ConnectionLost",
    "scrapy.core.downloader.handlers.http11.TunnelError",
]

# Conditional requests: a page with an ETag or a Last-Modified is kept, and asked for with them
# next time; an unchanged page then costs a 304 and is read from here.
HTTPCACHE_ENABLED = True
HTTPCACHE_POLICY = "adcrawler.middlewares.page_cache.RevalidatePolicy"
HTTPCACHE_STORAGE = "adcrawler.middlewares.page_cache.SqliteStorage"
HTTPCACHE_DIR = os.environ.get("ADCRAWLER_CACHE_DIR") or user_cache_dir("adcrawler")
HTTPCACHE_EXPIRATION_SECS = 90 * 24 * 3600  # a page not seen for so long is deleted

EXTENSIONS = {
    "adcrawler.extensions.crawl_log.CrawlLog": 100,  # StorePipeline stores through it
    "adcrawler.extensions.watch.Watch": 200,
    "adcrawler.extensions.progress.CrawlProgress": 500,
}

# Limits.
DOWNLOAD_TIMEOUT = 30
DNS_TIMEOUT = 10
DOWNLOAD_MAXSIZE = 10_000_000  # bytes; the largest real ad pages have 2 MB
DOWNLOAD_WARNSIZE = 5_000_000
REDIRECT_MAX_TIMES = 5
METAREFRESH_MAXDELAY = 1  # a page that reloads itself later is the page itself
DEPTH_LIMIT = 200  # pages of a listing, one after the other
ADCRAWLER_MAX_DEPTH = 3  # links from a site's first page to an ad, listing pages apart
ADCRAWLER_MAX_PAGES = 5_000  # of one site or sitemap
ADCRAWLER_MAX_SITEMAPS = 200
ADCRAWLER_MAX_SITEMAP_SIZE = 52_428_800  # bytes, unpacked: the protocol's own limit

# Safety.
DOWNLOAD_VERIFY_CERTIFICATES = True  # SSL_CERT_FILE names an authority of your own
DOWNLOAD_HANDLERS = {"data": None, "file": None, "ftp": None, "s3": None}  # http and https only
TELNETCONSOLE_ENABLED = False  # both run any Python for whoever reaches their port
REMOTE_CONTROL_ENABLED = False
TWISTED_DNS_RESOLVER = "adcrawler.middlewares.public.PublicResolver"  # public addresses only
ADCRAWLER_ALLOW_PRIVATE = os.environ.get("ADCRAWLER_ALLOW_PRIVATE")  # and these
COOKIES_ENABLED = False  # nothing that we read needs a session

# Pages are read in the order in which they were found: of a sitemap, the newest ads first.
SCHEDULER_MEMORY_QUEUE = "scrapy.squeues.FifoMemoryQueue"
SCHEDULER_DISK_QUEUE = "scrapy.squeues.PickleFifoDiskQueue"

# An address with tracking parameters is the same page as without.
REQUEST_FINGERPRINTER_CLASS = "adcrawler.middlewares.fingerprint.AdFingerprinter"
DUPEFILTER_CLASS = "adcrawler.middlewares.fingerprint.AdDupeFilter"
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "fr,en;q=0.9",  # the languages that we judge
}

FEED_EXPORT_ENCODING = "utf-8"  # "é", not "\\u00e9"
FEED_EXPORTERS = {"csv": "adcrawler.render.feed_csv.CellExporter"}  # theirs writes formulas

# Logs: one line a record. WARNING: what a person should see; -L INFO and -L DEBUG tell more.
LOG_LEVEL = os.environ.get("ADCRAWLER_LOG_LEVEL", "WARNING")
LOG_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
LOG_FORMATTER = "adcrawler.log_format.LogFormatter"
