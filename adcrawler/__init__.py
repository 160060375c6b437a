"""Tells how good the job ads are that developers are shown."""

__version__ = "0.1.0"
