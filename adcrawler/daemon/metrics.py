"""Metrics as Prometheus reads them, in a file for its node exporter."""

from pathlib import Path

from prometheus_client import CollectorRegistry, Gauge, generate_latest

from adcrawler.daemon.health import Health


def registry(health: Health) -> CollectorRegistry:
    """Return the figures of this moment."""
    found = CollectorRegistry()
    activity = health.activity

    def gauge(name: str, text: str, value: float) -> None:
        Gauge(f"adcrawler_{name}", text, registry=found).set(value)

    gauge("workers", "Workers alive", len(health.alive))
    gauge("crawls_running", "Crawls running", sum(w.running for w in health.alive))
    gauge("crawls_queued", "Crawls that wait for a worker or a site", activity.queued)
    gauge("late_seconds", "How late the latest board is", health.latest.total_seconds())
    gauge("incidents", "Open incidents", len(health.incidents))
    gauge("database_bytes", "Size of the database", activity.database_bytes)
    if activity.last_success_at:
        at = activity.last_success_at.timestamp()
        gauge("last_success_timestamp_seconds", "When a crawl last ended well", at)
    labelled(found, "boards", "Boards by state", "state", health.boards)
    labelled(found, "runs_last_day", "Runs of the last 24 h", "outcome", activity.last_day)
    return found


def labelled(
    found: CollectorRegistry, name: str, text: str, label: str, values: dict[str, int]
) -> None:
    gauge = Gauge(f"adcrawler_{name}", text, [label], registry=found)
    for key, value in values.items():
        gauge.labels(key).set(value)


def write(health: Health, file: Path) -> None:
    """Replace the file in one step, readable for the exporter. Raise OSError."""
    if not file.parent.exists():
        file.parent.mkdir(parents=True)
        file.parent.chmod(0o755)  # whatever the umask
    new = file.with_suffix(".new")
    new.write_bytes(generate_latest(registry(health)))
    new.chmod(0o644)
    new.replace(file)
