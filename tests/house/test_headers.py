"""Every page of the access table answers with the headers that keep it safe, to a visitor and to staff alike.

Red when: the policy is loosened or taken from a page, a cookie may be read by a script or sent from another site, or a
signed-in page may be kept by a cache.
"""

import pytest

from office.people.models import User
from tests.house.access_table import ROWS
from tests.house.addresses import filled, samples
from tests.house.test_access import NOT_ASKED, signed_in

ALWAYS = {
    "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}  # fmt: skip
POLICY = {"default-src 'self'", "object-src 'none'", "base-uri 'self'", "form-action 'self'", "frame-ancestors 'none'"}
SHUT_IN = {"sandbox", "default-src 'none'", "frame-ancestors 'none'"}  # somebody's file: it may do nothing at all
UNSAFE = ("unsafe-inline", "unsafe-eval", "http:", "*")


@pytest.fixture(scope="module")
def known(world):
    return samples(world)


def wrong_with(response):
    """What is missing or too loose in one answer, in words."""
    yield from (name for name, value in ALWAYS.items() if response.get(name) != value)
    if "camera=()" not in response.get("Permissions-Policy", ""):
        yield "Permissions-Policy"
    policy = response.get("Content-Security-Policy", "")
    parts = {part.strip() for part in policy.split(";")}
    if missing := (SHUT_IN if "sandbox" in parts else POLICY) - parts:
        yield f"policy without {sorted(missing)}"
    yield from (f"policy with {word}" for word in UNSAFE if word in policy)
    for cookie in response.cookies.values():
        if cookie["samesite"] not in ("Lax", "Strict"):
            yield f"cookie {cookie.key} is sent from other sites"
        if cookie.key == "sessionid" and not cookie["httponly"]:
            yield "the session's cookie may be read by a script"


@pytest.mark.parametrize("who", [None, "lead", "officer", "finance", "administrator"])
def test_every_page_carries_the_headers(who, world, known, db):
    client = signed_in(User.objects.get(pk=world.people[who].pk) if who else None)
    faults, asked = [], 0
    for route in sorted(ROWS.keys() - (NOT_ASKED if who else set())):
        if route.startswith("cms/"):
            continue  # Wagtail's own editing screens style themselves inline
        response = client.get(filled(route, known))
        asked += 1
        faults += [f"{route}: {fault}" for fault in wrong_with(response)]
        kept = response.get("Cache-Control", "")
        if who and route.startswith("portal/") and response.status_code == 200 and "no-store" not in kept:
            faults.append(f"{route}: may be kept ({kept})")
    assert asked > 150
    assert faults == []


def test_the_judge_sees_what_it_should(world, db):
    response = signed_in(None).get("/")
    assert list(wrong_with(response)) == []
    response["Content-Security-Policy"] = "default-src 'self' 'unsafe-inline'"
    response["X-Frame-Options"] = "ALLOW"
    assert "X-Frame-Options" in list(wrong_with(response))
    assert "policy with unsafe-inline" in list(wrong_with(response))
