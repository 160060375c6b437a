"""Crawls what is due, for months: schedule, worker, limits, alerts, metrics."""
