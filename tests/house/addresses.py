"""Every address of the product, with something real in the place of what it asks for."""

import re
from collections.abc import Iterator

from django.urls import URLPattern, get_resolver

from grants.endorsements.links import new_link
from office.agreements.models import PaymentBatch
from office.post.models import Message
from office.submissions.models import Section

PARAMETER = re.compile(r"<(?:(\w+):)?(\w+)>")
ANYTHING = {"int": "1", "uuid": "00000000-0000-0000-0000-000000000000"}


def every(resolver=None, before: str = "") -> Iterator[tuple[str, object]]:
    """(the address as Django writes it, the view)."""
    for one in (resolver or get_resolver()).url_patterns:
        here = f"{before}{one.pattern}"
        if isinstance(one, URLPattern):
            yield here, one.callback
        else:
            yield from every(one, here)


def _a_gate(cycle) -> int:
    return cycle.gate_sheet.gates.first().pk


def samples(world) -> list[tuple[str, dict[str, object]]]:
    """What stands in the place of a parameter, by a part of the address: the first that fits is taken."""
    row, meeting = world.rows, world.rows["judging.Meeting"]
    bid, agreement = row["grants.Application"].reference, row["agreements.Agreement"].reference
    decision = world.decisions["decision to open"].reference
    section = world.decisions["decision to open"].sections.first().code
    contract, change, cycle = (row[f"commissioning.{name}"] for name in ("Contract", "Variation", "Cycle"))
    concern, tender = row["commissioning.Concern"], row["commissioning.Tender"]
    need = cycle.needs_answered.get()
    return [
        ("commissioning/services/", {"reference": cycle.service.reference, "kind": "commission"}),
        ("commissioning/cycles/", {"reference": cycle.reference, "key": _a_gate(cycle), "name": "complete"}),
        ("/concerns/", {"reference": contract.reference, "key": concern.pk, "name": "resolve"}),
        ("/changes/", {"reference": contract.reference, "number": change.number, "name": "agree"}),
        (
            "commissioning/contracts/",
            {
                "reference": contract.reference,
                "key": contract.checklist.first().pk,
                "name": "suspend",
                "which": "particulars",
            },
        ),
        (
            "commissioning/tenders/",
            {
                "reference": tender.reference,
                "name": "extend",
                "bid": row["commissioning.Bid"].reference,
                "which": "invitation",
            },
        ),
        ("commissioning/notices/", {"key": tender.notices.first().pk}),
        ("commissioning/needs/", {"reference": need.reference, "key": 1}),
        ("providers/tenders/", {"reference": tender.reference, "which": "invitation"}),
        ("providers/contracts/", {"reference": contract.reference, "number": 1, "which": "particulars"}),
        ("providers/bids/", {"reference": row["commissioning.Bid"].reference, "order": 1, "key": 1}),
        ("endorse/", {"token": new_link(row["grants.Endorsement"])}),
        ("delivery/", {"reference": row["delivery.Quarterly"].reference, "code": "M01", "name": "draft", "key": 1}),
        ("partners/", {"reference": row["delivery.Quarterly"].reference, "code": "M01", "name": "hand_in"}),
        ("officers/remarks/", {"key": row["hearing.Remark"].pk, "name": "show"}),
        ("officers/messages/", {"key": Message.objects.first().pk}),
        ("officers/trail/", {"app": "grants", "model": "application", "key": row["grants.Application"].pk}),
        ("auditors/things/", {"kind": "grants.application", "key": row["grants.Application"].pk}),
        ("editors/plans/", {"code": "next-plan", "kind": "outcomes", "part": "O1"}),
        ("administrators/people/", {"key": world.people["officer"].pk, "role": "officer"}),
        ("administrators/funds/", {"code": "SCF", "key": world.people["officer"].pk}),
        ("providers/agreements/", {"reference": agreement}),
        ("one-time-codes/", {"key": world.group.pk}),
        ("gates/", {"fund": "SCF", "number": 24, "key": row["principles.Gate"].pk, "name": "meet"}),
        ("/meetings/<int:key>", {"fund": "SCF", "number": 24, "key": meeting.pk, "name": "open_meeting"}),
        ("contest/steps/", {"fund": "SCF", "number": 24, "name": "rank"}),
        ("officers/forms/", {"code": "scf-application", "number": 2, "key": section_of_the_draft(), "question": "q01"}),
        ("officers/rounds/", {"fund": "SCF", "number": 24, "name": "complete", "key": meeting.pk}),
        ("/allocations/", {"reference": meeting.reference, "key": world.allocation.pk}),
        ("panel/meetings/", {"reference": meeting.reference, "bid": bid, "name": "close_meeting"}),
        ("contests/", {"key": row["judging.Contest"].pk, "code": "C1"}),
        ("bids/<int:key>", {"key": row["judging.Entry"].pk, "name": "lock"}),
        ("entry/steps/", {"reference": bid, "name": "give_out"}),
        ("/review/steps/", {"reference": bid, "name": "uphold"}),
        ("/diligence/checks/", {"reference": bid, "code": "identity"}),
        ("applications/", {"reference": bid, "order": 1, "name": "withdraw", "key": 1}),
        ("apply/", {"fund": "safer-communities-fund", "round_slug": "round-24"}),
        ("decisions/", {"reference": decision, "code": section, "name": "sign", "kind": "finance"}),
        ("reports/", {"reference": row["agreements.ProgressReport"].reference, "order": 1, "name": "accept", "key": 1}),
        ("grants/", {"reference": agreement, "name": "agreement"}),
        (
            "officers/incidents/",
            {
                "reference": row["agreements.Incident"].reference,
                "key": row["agreements.Incident"].actions.get().pk,
                "name": "close",
            },
        ),
        ("auditors/room/", {"reference": agreement}),
        ("finance/batches/", {"reference": PaymentBatch.objects.get().reference}),
        ("awards/<str:reference>/payments/", {"reference": agreement, "number": 2}),
        ("awards/", {"reference": agreement, "name": "complete", "which": "agreement"}),
        ("payments/", {"reference": agreement, "number": 1, "name": "approve"}),
        ("ledger/", {"code": "POCA", "key": row["ledger.Adjustment"].pk, "name": "refuse"}),
        ("finance/bank/", {"account_id": world.group.bank_accounts.first().pk}),
        ("invitations/<int", {"key": world.group.pk, "invitation": 1}),
        ("groups/", {"key": world.group.pk, "member": world.group.memberships.first().pk, "invitation": 1}),
        ("messages/", {"key": 1}),
        ("<topic:", {"folder": "places", "slug": "leeds", "form": "csv"}),
        ("feedback/", {"kind": "changed"}),
        ("<kept:", {"folder": "decisions", "reference": decision}),
        ("ocds/<slug:", {"number": f"ocds-example-{contract.reference}"}),
        ("services/<slug:", {"reference": contract.service.reference}),
        ("services.", {"form": "csv"}),
        ("<register:", {"name": "decisions", "form": "csv"}),
        ("money.", {"form": "csv"}),
        ("money/", {"code": "poca"}),
        ("funds/", {"fund": "safer-communities-fund", "round": "round-24"}),
        ("open-data/", {"name": "decisions"}),
        ("brand/", {"colour": "12505b"}),
        ("files/", {"key": row["records.StoredFile"].uuid}),
    ]


def section_of_the_draft() -> int:
    """The first section of the draft form."""
    return Section.objects.get(question_set__published_at=None, order=1).pk


def filled(route: str, known: list[tuple[str, dict[str, object]]]) -> str:
    """The address with every parameter filled in."""
    if route.startswith("^"):
        return "/"
    values = next((values for part, values in known if part in route), {})

    def value(found: re.Match[str]) -> str:
        kind, name = found.groups()
        return str(values.get(name, ANYTHING.get(kind, "x")))

    return "/" + PARAMETER.sub(value, route)
