"""Deeds of people: roles, membership, invitations, interests."""

import datetime as dt

import pytest

from office.people.appointments.actions import appoint_first_administrator, give_role, withdraw_role
from office.people.interests.actions import end_interest, register_interest
from office.people.models import Interest, Invitation, Membership, Organisation, RoleHeld, User
from office.people.organisations import actions
from office.people.organisations.queries import members
from office.people.permissions import has_role, leads
from office.people.roles import Role
from office.records import clock, sight
from office.records.models import Event
from office.records.steps import Forbidden, Refused

pytestmark = pytest.mark.django_db


def verbs():
    return list(Event.objects.order_by("pk").values_list("verb", flat=True))


def test_the_first_administrator_appoints_themselves_once(administrator, stranger):
    with pytest.raises(Refused):
        appoint_first_administrator(user=stranger)
    assert RoleHeld.objects.count() == 1


def test_a_role_is_given_and_withdrawn_and_noted(administrator, stranger):
    give_role(user=stranger, role=Role.FINANCE, by=administrator)
    give_role(user=stranger, role=Role.FINANCE, by=administrator)
    assert has_role(stranger, Role.FINANCE)
    withdraw_role(user=stranger, role=Role.FINANCE, by=administrator)
    assert not has_role(stranger, Role.FINANCE)
    assert verbs() == ["role_given", "role_given", "role_withdrawn"]
    assert RoleHeld.objects.get(user=stranger).until


def test_only_an_administrator_gives_roles(officer, stranger):
    with pytest.raises(Forbidden):
        give_role(user=stranger, role=Role.FINANCE, by=officer)
    assert not has_role(stranger, Role.FINANCE)


def test_the_last_administrator_stays(administrator):
    with pytest.raises(Refused, match="somebody else first"):
        withdraw_role(user=administrator, role=Role.ADMINISTRATOR, by=administrator)


def test_a_person_registers_a_group_and_leads_it(lead, group):
    assert leads(lead, group.pk)
    assert verbs() == ["registered", "joined"]


def test_a_group_needs_a_name_and_a_known_kind(lead):
    with pytest.raises(Refused) as refused:
        actions.register_organisation(name=" ", kind="sect", lead=lead, by=lead)
    assert [one.about for one in refused.value.obstacles] == ["name", "kind"]
    assert not Organisation.objects.exists()


def test_nobody_is_made_lead_of_a_group_behind_their_back(lead, stranger):
    with pytest.raises(Forbidden):
        actions.register_organisation(name="Beckside", lead=lead, by=stranger)


@pytest.fixture
def invitation(group, lead):
    return actions.invite_member(organisation=group, email="Colleague@youth.test", by=lead)[0]


def accept(invitation, who, *emails):
    return actions.accept_invitation(invitation=invitation, confirmed_emails=list(emails or [who.email]), by=who)


def test_an_invitation_is_accepted_once_by_its_own_address(group, invitation, colleague):
    assert accept(invitation, colleague).kind == "member"
    assert group.pk in colleague.standing.belongs_to
    with pytest.raises(Refused, match="has been used"):
        accept(invitation, colleague)


def test_another_address_cannot_accept_it(invitation, stranger):
    with pytest.raises(Refused, match="another e-mail address"):
        accept(invitation, stranger)
    assert Membership.objects.count() == 1


def test_an_old_invitation_is_refused(invitation, colleague):
    with clock.set_to(clock.now() + dt.timedelta(days=15)), pytest.raises(Refused, match="too old"):
        accept(invitation, colleague)


def test_a_withdrawn_invitation_is_refused(invitation, colleague, lead):
    actions.withdraw_invitation(invitation=invitation, by=lead)
    with pytest.raises(Refused, match="withdrawn"):
        accept(invitation, colleague)


def test_only_a_hash_of_the_token_is_kept(group, lead):
    invitation, token = actions.invite_member(organisation=group, email="new@youth.test", by=lead)
    assert token not in str(Invitation.objects.filter(pk=invitation.pk).values())


def test_nobody_is_invited_twice_nor_by_a_stranger(group, invitation, lead, stranger):
    with pytest.raises(Refused, match="already invited"):
        actions.invite_member(organisation=group, email=invitation.email, by=lead)
    with pytest.raises(Refused, match="already belongs"):
        actions.invite_member(organisation=group, email=lead.email, by=lead)
    with pytest.raises(Forbidden):
        actions.invite_member(organisation=group, email="x@youth.test", by=stranger)


def test_a_group_keeps_a_lead(group, invitation, lead, colleague):
    joined = accept(invitation, colleague)
    own = Membership.objects.get(user=lead)
    with pytest.raises(Refused, match="must have one"):
        actions.remove_member(membership=own, by=lead)
    actions.make_lead(membership=joined, by=lead)
    assert leads(joined.user, group.pk)
    actions.remove_member(membership=own, by=lead)
    assert [one.user for one in members(group)] == [colleague]


def test_a_member_removes_nobody_else(group, invitation, lead, colleague):
    accept(invitation, colleague)
    with pytest.raises(Forbidden):
        actions.remove_member(membership=Membership.objects.get(user=lead), by=colleague)


def test_a_profile_change_names_its_fields_on_the_trail(group, lead, stranger):
    actions.update_profile(organisation=group, about="Boxing", name=group.name, by=lead)
    assert Event.objects.get(verb="profile_changed").facts == {"fields": ["about"]}
    with pytest.raises(Forbidden):
        actions.update_profile(organisation=group, about="Theirs", by=stranger)


def test_a_policy_is_current_until_its_review(group, lead):
    policy = actions.record_policy(
        organisation=group, kind="safeguarding", agreed_on=dt.date(2020, 1, 1), review_on=dt.date(2021, 1, 1), by=lead
    )
    with clock.set_to(clock.in_london(dt.date(2021, 1, 1))):
        assert policy.is_current
    with clock.set_to(clock.in_london(dt.date(2021, 1, 2))):
        assert not policy.is_current


def test_an_interest_is_registered_ended_and_kept(officer, group, legal):
    interest = register_interest(user=officer, kind="member", organisation=group, by=officer)
    end_interest(interest=interest, by=legal)
    assert Interest.objects.get().until
    with pytest.raises(Refused):
        end_interest(interest=interest, by=legal)


def test_nobody_registers_an_interest_for_another(officer, group, stranger):
    with pytest.raises(Forbidden):
        register_interest(user=officer, kind="member", organisation=group, by=stranger)


def test_an_interest_is_in_something(officer):
    with pytest.raises(Refused, match="which group"):
        register_interest(user=officer, kind="member", by=officer)


def test_sight_shows_ones_own_and_everything_to_those_who_need_it(group, invitation, lead, stranger, officer, legal):
    register_interest(user=officer, kind="member", organisation=group, by=officer)
    seen = {
        model: [user.name for user in (lead, stranger, officer, legal) if sight.visible(model, user).exists()]
        for model in (Organisation, Invitation, Interest)
    }
    assert seen == {
        Organisation: ["Group lead", "Grants officer", "Monitoring officer"],
        Invitation: ["Group lead", "Grants officer", "Monitoring officer"],
        Interest: ["Grants officer", "Monitoring officer"],
    }
    assert sight.visible(RoleHeld, User.objects.get(pk=stranger.pk)).count() == 0
