"""What an office needs before it can work, and what of it is still to do: each thing read from where it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from grants.fund_types import FundType, codes, fund_type
from grants.funds.models import FundKey
from grants.funds.queries import funds_visible_to
from office.agreements.models import Terms
from office.judging.models import Rubric
from office.people.appointments.queries import counts_by_role
from office.people.roles import Role
from office.plan.queries import plan_in_force
from office.principles.queries import set_in_force
from office.records.letterhead.models import Letterhead
from office.submissions.models import QuestionSet

# How many people must hold a role for the work to be done by the people it needs.
NEEDED: dict[Role, tuple[int, str]] = {
    Role.ADMINISTRATOR: (2, "so that one can be away"),
    Role.OFFICER: (2, "one proposes that a bid is not eligible, another confirms it"),
    Role.FINANCE: (2, "one approves a payment, another releases it"),
    Role.LEGAL: (1, "advises on every decision and keeps the register of interests"),
    Role.COMMISSIONER: (1, "signs decisions"),
    Role.DEPUTY: (1, "decides where the Commissioner has an interest"),
    Role.ASSESSOR: (2, "each bid has two readers"),
    Role.PANEL_CHAIR: (1, "chairs the Advisory Board"),
    Role.PANEL_MEMBER: (2, "three must sit, with the chair"),
    Role.AUDITOR: (1, "reads the trail"),
    Role.EDITOR: (1, "writes the public pages"),
}


@dataclass(frozen=True)
class Task:
    """One thing the office needs."""

    title: str
    hint: str
    is_done: bool
    href: str = ""


def tasks() -> list[Task]:
    """Everything, in the order in which to do it."""
    return [_names(), *_roles(counts_by_role()), *_shipped(), *_funds()]


def _names() -> Task:
    return Task(
        "Say what the office is called", "Its name, address, telephone and colour stand on every page and letter.",
        Letterhead.objects.exists(), reverse("portal:administrators:letterhead"),
    )  # fmt: skip


def _roles(held: Mapping[str, int]) -> list[Task]:
    people = reverse("portal:administrators:people")
    return [
        Task(
            f"{role.label}: {count} needed, {held.get(role, 0)} here", why[:1].upper() + why[1:] + ".",
            held.get(role, 0) >= count, people,
        )
        for role, (count, why) in NEEDED.items()
    ]  # fmt: skip


def _shipped() -> list[Task]:
    """What `manage.py set_up_office` loads."""
    told = "It is loaded with manage.py set_up_office."
    found = [
        Task("The Plan in force", told, plan_in_force() is not None),
        Task("The commissioning principles", told, set_in_force() is not None),
    ]
    forms = set(QuestionSet.objects.filter(published_at__isnull=False).values_list("code", flat=True))
    rubrics = set(Rubric.objects.filter(frozen_at__isnull=False).values_list("code", flat=True))
    terms = set(Terms.objects.values_list("code", flat=True))
    for code in codes():
        kind = fund_type(code)
        found.append(Task(f"Forms, criteria and terms of {kind.name}", told, _is_loaded(kind, forms, rubrics, terms)))
    return found


def _is_loaded(kind: FundType, forms: set[str], rubrics: set[str], terms: set[str]) -> bool:
    return (
        {kind.question_set, kind.report_question_set} <= forms
        and kind.rubric in rubrics
        and kind.agreement_terms in terms
    )


def _funds() -> list[Task]:
    funds: list[Any] = list(funds_visible_to(None))
    at = reverse("portal:administrators:funds")
    found = [Task("A fund", "Rounds are opened in a fund.", bool(funds), at)]
    keyed = set(FundKey.objects.values_list("content_object_id", flat=True))
    for fund in funds:
        found.append(Task(f"An officer with the key to {fund}", "Only they see its bids.", fund.pk in keyed, at))
    return found
