"""The pages of groups, endorsers and the Board in a real browser, narrow and wide: one world, walked once."""

import pytest
from django.conf import settings
from django.core.cache import cache
from django.urls import reverse

from grants.endorsements.links import new_link
from office.post.models import Message
from office.records import clock
from tests import browsers
from tests.house.world import REPORTED, make_world
from tests.journeys.looking import listen, look

browser, page = browsers.browser, browsers.page
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def world():
    """Everything has happened once."""
    with clock.set_to(REPORTED):
        cache.clear()
        yield make_world()
        cache.clear()


def of_the_lead(world):
    """Their group, their grant and what became of it."""
    row, group, told = world.rows, world.group.pk, Message.objects.filter(to_user=world.people["lead"])
    bid, grant, report = (row[name].reference for name in ("grants.Application", "agreements.Agreement",
                                                               "agreements.ProgressReport"))  # fmt: skip
    work, account = "/portal/applicants/", "/portal/account/"
    return [
        work, f"{work}applications/{bid}/", f"{work}applications/{bid}/sent/", f"{work}applications/{bid}/receipt/",
        f"{work}applications/{bid}/outcome/", f"{work}applications/{bid}/endorsements/", f"{work}grants/{grant}/",
        f"{work}grants/{grant}/bank/", f"{work}grants/{grant}/papers/agreement/", f"{work}reports/{report}/",
        f"{work}reports/{report}/sections/1/", f"{work}reports/{report}/check/", f"{work}groups/{group}/policies/",
        account, f"{account}messages/", *(f"{account}messages/{one.pk}/" for one in told), f"{account}groups/{group}/",
        f"{account}groups/{group}/profile/", f"{account}groups/{group}/invite/",
    ]  # fmt: skip


def of_the_chair(world):
    """The room with its slider, one bid of it, and the minutes."""
    meeting, bid = world.rows["judging.Meeting"].reference, world.rows["grants.Application"].reference
    room = f"/portal/panel/meetings/{meeting}/"
    return ["/portal/panel/", room, f"{room}?line=1000", f"{room}minutes/", f"{room}bids/{bid}/"]


def of_anybody(world):
    """An endorser's one page, and the door."""
    return [reverse("endorse", args=[new_link(world.rows["grants.Endorsement"])]), "/account/login/"]


def test_groups_endorsers_and_the_board_can_use_their_pages(live_server, page, sign_in, world):
    complaints, seen = listen(page), set()
    walks = {None: of_anybody, "lead": of_the_lead, "panel_chair": of_the_chair}
    for who, addresses in walks.items():
        if who:
            key = sign_in(world.people[who]).cookies[settings.SESSION_COOKIE_NAME].value
            cookie = {"name": settings.SESSION_COOKIE_NAME, "value": key, "url": live_server.url}
            page.context.add_cookies([cookie])
        for address in addresses(world):
            assert page.goto(live_server.url + address).status == 200, address
            look(page, complaints, seen)
