"""A small job board of invented ads on this machine, to try the crawler on and to test it with."""

from adcrawler.example_board.server import ExampleBoard
from adcrawler.example_board.source import ExampleAd, ads

__all__ = ["ExampleAd", "ExampleBoard", "ads"]
