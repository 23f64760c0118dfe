"""What an organisation says of itself, as plain data: kept with everything it sends, and shown in words."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from .models import IncomeBand, Organisation, OrganisationKind, Policy

# What is kept, in order, with what each is called.
LABELS = {
    "name": "Name", "kind": "Kind", "charity_number": "Charity number", "company_number": "Company number",
    "established": "Year it began", "district": "District", "area": "Part of the district", "address": "Address",
    "postcode": "Postcode", "website": "Website", "phone_on_file": "Telephone", "contact_name": "Contact",
    "contact_email": "Contact’s e-mail", "second_contact_name": "Second contact",
    "second_contact_email": "Second contact’s e-mail", "second_contact_phone": "Second contact’s telephone",
    "committee_size": "Committee members who are not related", "income_band": "Income last year", "about": "About",
}  # fmt: skip
POLICIES = "policies"


def profile_of(organisation: Organisation) -> dict[str, Any]:
    """The whole profile in plain data, with the newest of each kind of policy. Two queries at most."""
    own = {name: getattr(organisation, name) for name in LABELS if name != "district"}
    district = organisation.district.name if organisation.district else ""
    held = [
        {
            "kind": one.kind, "agreed_on": one.agreed_on.isoformat(),
            "review_on": one.review_on.isoformat() if one.review_on else "",
        }
        for one in newest_policies(organisation.policies.all())
    ]  # fmt: skip
    return {**own, "district": district, POLICIES: held}


def newest_policies(policies: Iterable[Policy]) -> list[Policy]:
    """The newest of each kind, by kind."""
    newest = {one.kind: one for one in sorted(policies, key=lambda one: one.agreed_on)}
    return [newest[kind] for kind in sorted(newest)]


def too_old(policies: Iterable[Policy]) -> list[Policy]:
    """Those of the newest whose day of review has passed."""
    return [one for one in newest_policies(policies) if not one.is_current]


def profile_facts(profile: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The profile in words: label and value; what was not given is left out."""
    said = [(label, _in_words(name, profile.get(name))) for name, label in LABELS.items()]
    held = [(Policy(**{**one, "review_on": None}).get_kind_display(), _dates(one)) for one in profile.get(POLICIES, [])]
    return [(label, value) for label, value in [*said, *held] if value]


def changes_between(was: Mapping[str, Any], now: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """What differs, in words: label, what it was, what it is."""
    before, after = dict(profile_facts(was)), dict(profile_facts(now))
    labels = list(dict.fromkeys([*before, *after]))
    return [(one, before.get(one, ""), after.get(one, "")) for one in labels if before.get(one) != after.get(one)]


def _in_words(name: str, value: Any) -> str:
    if name == "kind" and value in OrganisationKind.values:
        return str(OrganisationKind(value).label)
    if name == "income_band":
        return str(IncomeBand(value).label) if value and value in IncomeBand.values else ""
    return "" if value is None else str(value)


def _dates(policy: Mapping[str, str]) -> str:
    agreed = f"agreed {_day(policy['agreed_on'])}"
    return f"{agreed}, look at it again by {_day(policy['review_on'])}" if policy["review_on"] else agreed


def _day(written: str) -> str:
    day = dt.date.fromisoformat(written)
    return f"{day.day} {day:%B %Y}"
