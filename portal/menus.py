"""The menu under the header, for each audience: its main pages, in the order of the day."""

from functools import partial

from django.http import HttpRequest

from office.screens.navigation import Link, offer_menu

from .audiences import audiences_of

MENUS = {
    "/portal/applicants/": (("Applications and grants", "/portal/applicants/"),),
    "/portal/officers/": (
        ("Today", "/portal/officers/"),
        ("Applications", "/portal/officers/applications/"),
        ("Rounds", "/portal/officers/rounds/"),
        ("Forms", "/portal/officers/forms/"),
        ("Awards", "/portal/officers/awards/"),
        ("Reports", "/portal/officers/reports/"),
        ("Commissioning", "/portal/officers/commissioning/"),
        ("Decisions", "/portal/officers/decisions/"),
        ("The quarter", "/portal/officers/delivery/"),
        ("What people say", "/portal/officers/remarks/"),
        ("Who was told", "/portal/officers/messages/"),
    ),
    "/portal/assessors/": (("To score", "/portal/assessors/"),),
    "/portal/panel/": (("Meetings", "/portal/panel/"),),
    "/portal/commissioner/": (("To sign", "/portal/commissioner/"),),
    "/portal/finance/": (("Today", "/portal/finance/"), ("The money", "/portal/finance/ledger/")),
    "/portal/legal/": (
        ("Today", "/portal/legal/"),
        ("Changes of contracts", "/portal/legal/changes/"),
        ("Register of interests", "/portal/legal/interests/"),
    ),
    "/portal/providers/": (
        ("Your services", "/portal/providers/"),
        ("Contracts", "/portal/providers/contracts/"),
        ("Tenders", "/portal/providers/tenders/"),
    ),
    "/portal/partners/": (("Your measures", "/portal/partners/"),),
    "/portal/editors/": (("The Plan", "/portal/editors/"),),
    "/portal/auditors/": (("The trail", "/portal/auditors/"), ("Is it whole?", "/portal/auditors/verify/")),
    "/portal/administrators/": (
        ("To do", "/portal/administrators/"),
        ("People and roles", "/portal/administrators/people/"),
        ("Names of the office", "/portal/administrators/letterhead/"),
        ("Keys to funds", "/portal/administrators/funds/"),
    ),
}
ACCOUNT = ("Messages and account", "/portal/account/")


def links_of(prefix: str, request: HttpRequest) -> list[Link]:
    """The audience's own pages, those of one's other audiences, and one's account."""
    own = [Link(text, href) for text, href in MENUS[prefix]]
    others = [
        Link(audience.name, f"/portal/{audience.code}/")
        for audience in audiences_of(request.user)
        if f"/portal/{audience.code}/" != prefix
    ]
    return [*own, *others, Link(*ACCOUNT)]


def links_on_the_account(request: HttpRequest) -> list[Link]:
    """Beside one's account the menu of the work one came from: who reads a message is not put out of the portal."""
    if not request.user.is_authenticated:
        return []
    first = next((f"/portal/{one.code}/" for one in audiences_of(request.user) if f"/portal/{one.code}/" in MENUS), "")
    return links_of(first, request) if first else [Link(*ACCOUNT)]


def offer_menus() -> None:
    """Hand every menu to the frame of the page, once at start-up."""
    offer_menu(ACCOUNT[1], links_on_the_account)
    for prefix in MENUS:
        offer_menu(prefix, partial(links_of, prefix))
