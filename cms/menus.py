"""The menu of the public site."""

from django.http import HttpRequest

from office.screens.navigation import Link, offer_menu

LINKS = [
    Link("Funding", "/funds/"),
    Link("Decisions", "/decisions/"),
    Link("Grants awarded", "/awards/"),
    Link("Services", "/services/"),
    Link("What came of it", "/progress/"),
    Link("How we are doing", "/measures/"),
    Link("The money", "/money/"),
    Link("Our plan", "/plan/"),
    Link("Open data", "/open-data/"),
    Link("Search", "/search/"),
    Link("Find help now", "/find-help/", strong=True),
]


def public_menu(request: HttpRequest) -> list[Link]:
    """The same for everyone."""
    return LINKS


offer_menu("/", public_menu)
