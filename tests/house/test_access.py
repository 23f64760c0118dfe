"""Every address stands in the table with the roles allowed; a GET as each role proves it, and changes nothing."""

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client

import config.urls
from office.judging.models import Declaration
from office.people.models import User
from office.people.roles import Role
from office.people.sign_in.second_factor import SET_UP_HERE
from office.records import clock
from portal import audiences
from tests.house import access_table
from tests.house.access_table import FOR_SCRIPTS, ROWS, THEIRS
from tests.house.addresses import every, filled, samples

SIGN_IN = "/account/login/"
# What a session or a rate limit writes is not a change of the office.
HOUSEKEEPING = ('"django_session"', '"cache"', '"people_user" SET "last_login"')
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")
PERSONS = [*(str(role) for role in Role), "lead", "member", "stranger"]


def ours():
    """Every address that is not by its beginning somebody else's."""
    return {route: view for route, view in every() if not route.startswith(tuple(THEIRS))}


def test_every_address_stands_in_the_table():
    missing = {route: getattr(view, "audience", None) for route, view in ours().items() if route not in ROWS}
    lines = [f'"{route}": {audience.code.upper() if audience else "?"},' for route, audience in missing.items()]
    assert lines == [], "Add to tests/house/access_table.py:\n" + "\n".join(lines)


def test_every_row_of_the_table_is_an_address():
    assert sorted(ROWS.keys() - ours().keys()) == []


def test_every_view_of_the_portal_is_declared_for_the_audience_of_its_row():
    declared = {
        route: getattr(getattr(view, "audience", None), "code", "nobody")
        for route, view in ours().items()
        if route.startswith("portal/")
    }
    assert declared == {route: ROWS[route].audience for route in declared}


def test_the_audiences_are_those_of_the_portal():
    portal = {one.code: one.roles for one in vars(audiences).values() if isinstance(one, audiences.Audience)}
    table = {one.audience: one.roles for one in vars(access_table).values() if isinstance(one, access_table.Who)}
    assert portal == {code: roles for code, roles in table.items() if code}


class Watch:
    """Keeps every statement that changes something."""

    def __init__(self):
        self.written = []

    def __call__(self, execute, sql, params, many, context):
        if sql.lstrip().upper().startswith(WRITES) and not any(part in sql for part in HOUSEKEEPING):
            self.written.append(sql)
        return execute(sql, params, many, context)


def signed_in(user):
    """A browser of this person's, second factor and all."""
    client = Client()
    if user:
        client.force_login(user)
        session = client.session
        session[SET_UP_HERE] = user.pk
        session.save()
    return client


def _outcome(response):
    if response.status_code == 302 and response["Location"].startswith(SIGN_IN):
        return "sign in"
    return "shut" if response.status_code == 403 else "open"


@pytest.fixture
def visit(world, db, monkeypatch):
    """GETs every address of the table as one person: {address: (answer, what was written)}."""
    known = samples(world)
    # The page that says no is drawn elsewhere; here it would be drawn thousands of times.
    monkeypatch.setattr(config.urls, "handler403", lambda request, exception: HttpResponse(status=403))

    def visit(who):
        client = signed_in(User.objects.get(pk=world.people[who].pk) if who else None)
        seen = {}
        for route in ROWS.keys() - NOT_ASKED:
            watch = Watch()
            with connection.execute_wrapper(watch):
                seen[route] = (client.get(filled(route, known)), watch.written)
        return seen

    return visit


# These answer by what the person has set up; tests/portal/account asks them one by one.
NOT_ASKED = {route for route in ROWS if route.startswith("account/")}


@pytest.mark.parametrize("who", PERSONS)
def test_each_role_opens_what_the_table_says(who, visit):
    roles = frozenset({who}) if who in Role.values else frozenset()
    seen = visit(who)
    wrong = {
        route: response.status_code
        for route, (response, _) in seen.items()
        if _outcome(response) != ("open" if ROWS[route].admits(roles) else "shut")
    }
    assert wrong == {}
    assert {route: written for route, (_, written) in seen.items() if written} == {}


def test_a_visitor_is_asked_to_sign_in_and_changes_nothing(visit):
    seen = visit(None)
    wanted = {route: "open" if ROWS[route].visitors else "sign in" for route in seen} | dict.fromkeys(
        FOR_SCRIPTS, "open"
    )
    assert {route: _outcome(response) for route, (response, _) in seen.items()} == wanted
    assert {route: written for route, (_, written) in seen.items() if written} == {}


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/cms/", "/cms/pages/", "/cms/reports/site-history/"])
def test_only_editors_get_into_wagtail(world, address):
    for who in PERSONS:
        allowed = access_table.EDITORS.admits(frozenset({who}))
        answer = signed_in(User.objects.get(pk=world.people[who].pk)).get(address)
        assert (answer.status_code == 200) == allowed, who
    assert signed_in(None).get(address).status_code == 302


@pytest.mark.parametrize("door", ["/cms/login/", "/_util/login/"])
def test_wagtails_own_doors_lead_to_ours(client, door):
    answer = client.get(door, {"next": "/cms/"})
    assert (answer.status_code, answer["Location"]) == (302, f"{SIGN_IN}?next=%2Fcms%2F")


# Each with its reason.
MAY_NAME_THE_GROUP = {"portal/assessors/contests/<int:key>/declare/"}  # one declares by the group's name


@pytest.fixture
def barred(world, db):
    """Somebody who read the bid, and has since declared an interest in it: even a stale key opens nothing."""
    assessor = User.objects.get(pk=world.people["assessor"].pk)
    entry = world.rows["judging.Entry"]
    now = {"has_interest": True, "nature": "My cousin", "at": clock.now()}
    Declaration.objects.update_or_create(entry=entry, user=assessor, defaults=now)
    return assessor


def test_who_declared_an_interest_learns_nothing_of_the_bid_anywhere(world, barred):
    """Every address of the table, asked for this very bid; a new row joins by itself."""
    known, client = samples(world), signed_in(barred)
    bid, entry = world.rows["grants.Application"], world.rows["judging.Entry"]
    written = [one.text for one in bid.submission.answers.all() if len(one.text) > 40]
    reasons = {score.reason for sheet in entry.assessments.all() for score in sheet.scores.all()}
    secret = [bid.reference, bid.title, world.group.name, *written, *reasons]
    leaks, let_in = {}, {}
    for route, who in ROWS.items():
        if who.visitors or route in NOT_ASKED:
            continue
        for ask in (client.get, client.post):
            answer = ask(filled(route, known))
            names_bid = "bids/" in route or "<str:bid>" in route or "applications/<str" in route
            if names_bid and answer.status_code not in (403, 404, 405):
                let_in[f"{ask.__name__} {route}"] = answer.status_code
            shown = b"".join(answer).decode("utf-8", "replace") if answer.streaming else answer.content.decode()
            said = [word for word in secret if word in shown]
            if said and not (route in MAY_NAME_THE_GROUP and said == [world.group.name]):
                leaks[route] = (answer.status_code, said)
    assert (leaks, let_in) == ({}, {})
    assert written
    assert all(reasons)
