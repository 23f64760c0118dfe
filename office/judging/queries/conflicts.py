"""What might be an interest: the list of applicants to declare on, and what the registers suggest."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from office.people.models import Interest, Membership, Organisation
from office.people.organisations.queries import live
from office.people.permissions import has_role
from office.people.roles import Role

from ..models import Contest, Declaration, Entry
from ..permissions import may_declare
from ..states import EntryState


def applicants_to_declare(contest: Contest, user: Any) -> QuerySet[Organisation]:
    """The groups in a contest by name, each with `has_declared_interest` of this user.

    By name and not by bid, and without a mark for "no interest": a mark that came up beside a name
    when one bid was declared on would match that blind bid to the name.
    """
    if not may_declare(contest, user):
        return Organisation.objects.none()
    said = Declaration.objects.filter(
        user=user, has_interest=True, entry__contest=contest, entry__submission__organisation=OuterRef("pk")
    )  # fmt: skip
    entries = Entry.objects.filter(contest=contest).exclude(state=EntryState.REMOVED)
    return (
        Organisation.objects.filter(pk__in=entries.values("submission__organisation"))
        .annotate(has_declared_interest=Exists(said))
        .order_by("name", "pk")
    )


def conflict_suggestions(entry: Entry, user: Any) -> list[str]:
    """Why this person may have an interest in this bid, in sentences for the officer who assigns. They name nobody."""
    organisation = entry.submission.organisation
    found = []
    if Membership.objects.filter(live(), user=user, organisation=organisation).exists():
        found.append("They belong to this group.")
    for interest in Interest.objects.filter(live(), user=user).filter(_about(organisation)).order_by("pk"):
        found.append(f"The register of interests says: {interest.get_kind_display().lower()}.")
    if _same_domain(user.email, organisation.contact_email) or _same_domain(
        user.email, organisation.second_contact_email
    ):
        found.append("Their e-mail address and the group's have the same ending.")
    if has_role(user, Role.CSP_LEAD) and organisation.kind == "partnership":
        found.append("They lead a community safety partnership.")
    return found


def _about(organisation: Organisation) -> Q:
    return Q(organisation=organisation) | Q(organisation=None, body__iexact=organisation.name)


# Half the county has an address at one of these: sharing it says nothing.
_EVERYBODYS = ("gmail.com", "outlook.com", "hotmail.com", "hotmail.co.uk", "yahoo.co.uk", "yahoo.com", "icloud.com")


def _same_domain(one: str, other: str) -> bool:
    domain = one.rpartition("@")[2].lower()
    return bool(domain) and domain not in _EVERYBODYS and other.lower().endswith(f"@{domain}")
