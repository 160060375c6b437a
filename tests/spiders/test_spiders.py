"""What holds for every spider."""

from importlib import import_module
from inspect import isclass
from pkgutil import iter_modules

import pytest
from scrapy import Spider

from adcrawler import spiders
from adcrawler.spiders.base import BoardSpider

BASES = {"base", "platform"}
MODULES = [m.name for m in iter_modules(spiders.__path__) if m.name not in BASES]


@pytest.mark.parametrize("name", MODULES)
def test_file_name_and_class_agree(name: str) -> None:
    module = import_module(f"adcrawler.spiders.{name}")
    classes = [c for c in vars(module).values() if isclass(c) and c.__module__ == module.__name__]
    assert [c.__name__ for c in classes] == [name.title().replace("_", "") + "Spider"]
    assert issubclass(classes[0], BoardSpider)
    assert classes[0].name == name


@pytest.mark.parametrize("name", MODULES)
def test_no_spider_has_the_method_that_scrapy_stopped_calling(name: str) -> None:
    module = import_module(f"adcrawler.spiders.{name}")
    for thing in vars(module).values():
        if isclass(thing) and issubclass(thing, Spider):
            assert not hasattr(thing, "start_requests")
