"""A real browser for the tests that need one, marked `browser`; without Chromium they are left out by name.

In CI they are never left out: there the run fails instead.
"""

import os
import shutil

import pytest
from playwright.sync_api import sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
INSTALL = "apt-get install --no-install-recommends -y chromium"
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
left_out: list[str] = []


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config, items):
    """Leave out what needs Chromium where there is none."""
    needing = [item for item in items if item.get_closest_marker("browser")]
    if CHROMIUM or not needing:
        return
    if os.environ.get("CI"):
        raise pytest.UsageError(f"{len(needing)} tests need Chromium: {INSTALL}")
    left_out.extend(item.nodeid for item in needing)
    items[:] = [item for item in items if item not in needing]
    config.hook.pytest_deselected(items=needing)


def pytest_sessionfinish(session):
    """A process that tests beside others tells the one that reports."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["left_out"] = left_out


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node):
    """Every process leaves out the same."""
    left_out[:] = getattr(node, "workeroutput", {}).get("left_out", left_out)


def pytest_terminal_summary(terminalreporter):
    """Name what was left out, and the one command that mends it."""
    if left_out:
        terminalreporter.section("left out: there is no Chromium on this machine")
        terminalreporter.write_line("\n".join(left_out))
        terminalreporter.write_line(f"To run them: {INSTALL}")


@pytest.fixture(scope="module")
def browser():
    """Chromium, started once a module."""
    # Playwright runs its own loop in this thread, which Django would take for a mistake of ours.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield started
        started.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def page(browser):
    """One page; `page.complaints` is what the browser's console said."""
    opened = browser.new_page()
    opened.complaints = []
    opened.on("console", lambda message: opened.complaints.append(message.text))
    yield opened
    opened.close()
