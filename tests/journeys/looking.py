"""What is looked at on every page a journey comes to: access, width, headings, and what the browser complains of."""

from functools import cache
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import ConsoleMessage, Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# How a page is made: its elements in order with all that axe looks at but the words; like rows count once.
MAKE = """() => {
    const kept = ['class', 'role', 'type', 'for', 'scope', 'lang', 'tabindex', 'autocomplete', 'alt'];
    const made = [...document.querySelectorAll('*')].map(one => one.tagName + one.getAttributeNames()
        .filter(name => kept.includes(name) || name.startsWith('aria-'))
        .map(name => ' ' + name + (name === 'class' || name === 'role' ? one.getAttribute(name) : '')).join(''));
    return made.filter((one, at) => one !== made[at - 1]).join('\\n');
}"""
WIDE, NARROW = 1280, 320
RUN = """async rules => (await axe.run(document, {runOnly: rules, resultTypes: ['violations']}))
    .violations.map(one => [one.id, one.nodes.map(node => node.html + ' ' + node.failureSummary)])"""


def listen(page: Page) -> list[str]:
    """Begin to write down what the browser complains of: errors, and what the content policy stopped."""
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        # The status of the page itself is the test's to judge.
        own = "Failed to load resource" in message.text and message.location.get("url") == page.url
        if message.type in ("error", "warning") and not own:
            complaints.append(f"{message.text} ({message.location.get('url')})")

    page.on("console", note)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return complaints


def look(page: Page, complaints: list[str], seen: set[str]) -> None:
    """Fails, naming the page, when anything about it is not as every page must be. `seen`: makes judged before."""
    headings = page.locator("h1").count()
    assert headings == 1, f"{page.url} has {headings} headings of the first level"
    make = page.evaluate(MAKE)
    for width in (NARROW, WIDE):
        page.set_viewport_size({"width": width, "height": 900})
        scrolls = page.evaluate("document.documentElement.scrollWidth")
        assert scrolls <= width, f"{page.url} scrolls sideways at {width}: {scrolls}"
        if make not in seen:
            assert _found_by_axe(page) == [], f"{page.url} at {width}"
    seen.add(make)
    assert complaints == [], f"{page.url}: {complaints}"


def _found_by_axe(page: Page) -> list[Any]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())
    return page.evaluate(RUN, RULES)


@cache
def _axe() -> str:
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
