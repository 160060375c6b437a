"""What every page of ours must be in a real browser."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ViewportSize

PHONE: ViewportSize = {"width": 390, "height": 800}
DESK: ViewportSize = {"width": 1400, "height": 900}


def assert_good(browser: Browser, file: Path, size: ViewportSize, *, dark: bool) -> None:
    """See that a page says nothing, asks for nothing, keeps its width and is accessible."""
    page = browser.new_page(color_scheme="dark" if dark else "light", viewport=size)
    said, asked = [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    wide = page.evaluate("document.documentElement.scrollWidth")
    problems = Axe().run(page).response["violations"]
    page.close()
    assert said == []
    assert asked == [file.as_uri()]
    assert wide <= size["width"]
    assert [(p["id"], [n["html"] for n in p["nodes"]][:2]) for p in problems] == []
