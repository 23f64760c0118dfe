"""The menu under the header: each front says its own links, once, at start-up."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest


@dataclass(frozen=True)
class Link:
    """One entry of the menu. `strong` is for help that must not be missed."""

    text: str
    href: str
    strong: bool = False
    current: str = ""  # as aria-current says it: "page", "true" or nothing


Menu = Callable[[HttpRequest], Iterable[Link]]

_menus: dict[str, Menu] = {}


def offer_menu(prefix: str, menu: Menu) -> None:
    """Give every page whose address starts with `prefix` this menu; the longest prefix wins."""
    if _menus.get(prefix, menu) is not menu:
        raise ImproperlyConfigured(f"{prefix} has two menus.")
    _menus[prefix] = menu


def links(request: HttpRequest) -> list[Link]:
    """The menu for this page, with the entry one is in marked."""
    fitting = [prefix for prefix in _menus if request.path.startswith(prefix)]
    if not fitting:
        return []
    found = list(_menus[max(fitting, key=len)](request))
    inside = [link.href for link in found if request.path.startswith(link.href)]
    nearest = max(inside, key=len, default="")
    return [_marked(link, request.path) if link.href == nearest else link for link in found]


def _marked(link: Link, path: str) -> Link:
    return Link(link.text, link.href, link.strong, "page" if link.href == path else "true")
