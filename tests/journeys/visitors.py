"""Somebody at a browser: goes, reads, writes, presses. Every page they come to is looked at."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.test import Client
from playwright.sync_api import Browser, Locator, Page

from office.people.sign_in.second_factor import SET_UP_HERE

from .looking import listen, look

PATIENCE = 30_000  # milliseconds before a thing that is not there is given up


class Visitor:
    """One person with a browser of their own; their words are the words on the page."""

    def __init__(self, browser: Browser, address: str, seen: set[str], *, scripts: bool = True) -> None:
        self.address = address
        self.context = browser.new_context(base_url=address)
        self.context.set_default_timeout(PATIENCE)
        self.page: Page = self.context.new_page()
        self.complaints = listen(self.page)
        self.switch = None if scripts else self.context.new_cdp_session(self.page)
        self._turn_scripts("off")
        self.status = 0
        self.seen = seen

    @property
    def path(self) -> str:
        """Where they are, without the site's name."""
        return self.page.url.removeprefix(self.address)

    def signed_in_as(self, user: Any) -> "Visitor":
        """Signed in already, with the second factor that staff need: where signing in is not the story."""
        client = Client()
        client.force_login(user)
        session = client.session
        session[SET_UP_HERE] = user.pk
        session.save()
        self.context.add_cookies([{"name": "sessionid", "value": session.session_key, "url": self.address}])
        return self

    def goes_to(self, path: str) -> "Visitor":
        """Types an address, and gets a page."""
        self._arrived(self.page.goto(path))
        assert self.status < 400, f"{path} answered {self.status}"
        return self

    def follows(self, words: str) -> "Visitor":
        """Follows the first link that says this."""
        return self._through(self._named("link", words))

    def presses(self, words: str) -> "Visitor":
        """Presses the first button that says this; a link that looks like a button is one."""
        return self._through(self._named("button", words))

    def _named(self, role: Any, words: str) -> Locator:
        exact = self.page.get_by_role(role, name=words, exact=True)
        return self._found(f"a {role} {words!r}", exact, self.page.get_by_role(role, name=words))

    def _found(self, what: str, *places: Locator) -> Locator:
        """The first there is. Pages are whole when they arrive, so nothing is waited for."""
        for place in places:
            if place.count():
                return place.first
        raise AssertionError(f"{what} is not on {self.path}: {self.text[:3000]}")

    def _through(self, what: Locator) -> "Visitor":
        with self.page.expect_navigation() as going:
            what.click()
        return self._arrived(going.value)

    def _arrived(self, response: Any) -> "Visitor":
        if response is not None:  # none for a jump within the page
            self.status = response.status
        with self._scripts_of_the_test():
            look(self.page, self.complaints, self.seen)
        return self

    @contextmanager
    def _scripts_of_the_test(self) -> Iterator[None]:
        """Without JavaScript the page's own scripts never ran; what looks at it is a script too."""
        self._turn_scripts("on")
        yield
        self._turn_scripts("off")

    def _turn_scripts(self, way: str) -> None:
        if self.switch:
            self.switch.send("Emulation.setScriptExecutionDisabled", {"value": way == "off"})

    def writes(self, label: str, words: Any) -> "Visitor":
        """Writes into the box with this label."""
        self._box(label).fill(str(words))
        return self

    def _box(self, label: str) -> Locator:
        page = self.page
        return self._found(f"a box {label!r}", page.get_by_label(label, exact=True), page.get_by_label(label))

    def reads(self, label: str) -> str:
        """What stands in the box with this label."""
        return self._box(label).input_value()

    def picks(self, label: str, choice: str) -> "Visitor":
        """Picks from a list."""
        self._box(label).select_option(label=choice)
        return self

    def ticks(self, *labels: str, under: str = "") -> "Visitor":
        """Ticks boxes or chooses radios by their labels; `under`: the legend of the question they answer."""
        where = self.page.get_by_role("group", name=under).first if under else self.page
        for label in labels:
            exact = where.get_by_label(label, exact=True)
            self._found(f"a choice {label!r} of {under!r}", exact, where.get_by_label(label)).check()
        return self

    def dates(self, legend: str, day: Any) -> "Visitor":
        """Writes a date into the three boxes under this legend."""
        boxes = self._found(f"a date {legend!r}", self.page.get_by_role("group", name=legend))
        for label, number in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
            boxes.get_by_label(label, exact=True).fill(str(number))
        return self

    @property
    def text(self) -> str:
        """Every word of the page's main part."""
        return " ".join(self.page.locator("main").inner_text().split())

    def sees(self, *words: str) -> "Visitor":
        """The page says each of these."""
        text = self.text
        for one in words:
            assert one in text, f"{one!r} is not on {self.path}: {text[:3000]}"
        return self

    def does_not_see(self, *words: str) -> "Visitor":
        """The page says none of these."""
        text = self.text
        for one in words:
            assert one not in text, f"{one!r} is on {self.path}"
        return self

    def is_answered(self, status: int, path: str) -> "Visitor":
        """Typing an address gives this status."""
        self._arrived(self.page.goto(path))
        assert self.status == status, f"{path} answered {self.status}"
        return self

    def fetches(self, path: str) -> Any:
        """What an address gives to a program with this person's cookies."""
        return self.context.request.get(self.address + path)

    def key_in_address(self) -> int:
        """The last number in the address."""
        return int(re.findall(r"\d+", self.path)[-1])
