"""The papers of a contract: its particulars, the deed of a change, the notice that it ends, and the exit checklist."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any

from office.records import clock, letterhead
from office.records.money import pounds
from office.records.stationery import Heading, KeyFacts, Paper, Paragraph, Table

from .limits import GROUNDS
from .rules import least_notice


def contract_particulars(contract: Any) -> Paper:
    """Who, what, how much and how long, and who signed."""
    signed_on = _local(contract.signed_at) if contract.signed_at else None
    facts = [
        ("Service", contract.service.name),
        ("Provider", contract.provider.name),
        ("Value over the whole term", pounds(contract.original_value_pence)),
        ("First day", _day(contract.starts_on)),
        ("Last day", _day(contract.original_ends_on)),
        ("Break", _day(contract.break_on) if contract.break_on else "None"),
        ("Notice", f"{least_notice(contract)} days"),
        ("Extensions", contract.extensions or "None"),
        ("Route", contract.route or "Not recorded"),
        ("Decision", contract.decision.reference if contract.decision else "Made before decisions were kept here"),
        ("For the provider", _signature(contract.provider_signed_as, contract.provider_signed_at)),
        ("For the office", "Signed " + _day(signed_on) if signed_on else "Not signed yet"),
    ]
    start = tuple((one.text,) for one in contract.checklist.all() if one.part == "start")
    blocks: list[Any] = [KeyFacts(tuple(facts)), Heading("What the service does"),
                         Paragraph(contract.service.about or contract.service.name)]  # fmt: skip
    if start:
        blocks += [Heading("Before it starts"), Table(("To be done",), start, "Start-up checklist")]
    return _paper(contract, "Contract particulars", "", signed_on, blocks)


def variation_deed(change: Any) -> Paper:
    """One change, with old and new side by side, and both signatures."""
    contract = change.contract
    blocks = [
        KeyFacts(
            (
                ("Contract", f"{contract.reference}, {contract.service.name}"),
                ("Provider", contract.provider.name),
                ("Why", f"{change.get_cause_display()}: {change.reason}"),
                ("Legal ground", GROUNDS.get(change.ground, "None given")),
                ("It counts from", _day(change.effective_on)),
            )
        ),
        Table(
            ("What", "As it is", "As it will be"),
            (
                ("Value over the whole term", *_values(change)),
                ("Last day", *_last_days(change)),
                ("What is delivered", change.old_words or "No change", change.new_words or "No change"),
            ),
            "Old and new",
        ),
        *([Heading("Performance measures"), Paragraph(change.measures_again)] if change.measures_again else []),
        Heading("Signatures"),
        KeyFacts(
            (
                ("For the provider", _signature(change.provider_signed_as, change.provider_signed_at)),
                ("For the office", _signature("Signed", change.signed_at)),
            )
        ),
    ]
    return _paper(contract, f"Deed of variation V{change.number}", f"/V{change.number}", _local(change.proposed_at),
                  blocks)  # fmt: skip


def _before(change: Any) -> tuple[int, dt.date]:
    """The value and the last day that this change starts from: the first ones and every change before it."""
    earlier = [one for one in change.contract.variations.all()
               if one.number < change.number and one.state in ("agreed", "signed", "in_force")]  # fmt: skip
    pence = change.contract.original_value_pence + sum(one.value_change_pence for one in earlier)
    return pence, change.contract.original_ends_on + dt.timedelta(days=sum(one.days_change for one in earlier))


def _values(change: Any) -> tuple[str, str]:
    pence, _ = _before(change)
    return pounds(pence), pounds(pence + change.value_change_pence)


def _last_days(change: Any) -> tuple[str, str]:
    _, last = _before(change)
    return _day(last), _day(last + dt.timedelta(days=change.days_change))


def notice_of_decommissioning(contract: Any) -> Paper:
    """The notice to the provider: from when, until when, by which decision, and what happens to people."""
    blocks = [
        Paragraph(f"We give notice that {contract.service.name} under contract {contract.reference} comes to an end."),
        KeyFacts(
            (
                ("Notice given", _day(contract.notice_given_on)),
                ("Last day of the service", _day(contract.exit_on)),
                ("Least notice", f"{least_notice(contract)} days"),
                ("Decision", contract.ending_decision.reference if contract.ending_decision else ""),
            )
        ),
        Heading("People come first"),
        Paragraph("Nobody is left without help: each person is handed over or their case is closed, with their "
                  "agreement, before the last day. The exit checklist says who sees to what, and by when."),
        Heading("Where to get help now"),
        Paragraph("Our page Find help now says where people harmed by crime get help, at any hour."),
    ]  # fmt: skip
    return _paper(contract, "Notice of decommissioning", "/NOTICE", contract.notice_given_on, blocks,
                  to=(contract.provider.name,))  # fmt: skip


def exit_checklist(contract: Any) -> Paper:
    """Each item with who sees to it, by when, and whether it is done; the people; the certificate."""
    items = [one for one in contract.checklist.all() if one.part == "exit"]
    rows = tuple(
        (one.text, one.owner or "Nobody yet", _day(one.due_on), f"Done {_day(_local(one.done_at))}" if one.done_at
         else "To do") for one in items
    )  # fmt: skip
    blocks = [
        KeyFacts(
            (
                ("Last day of the service", _day(contract.exit_on)),
                ("People handed over or closed", f"{contract.handed_over} of {contract.caseload}"),
                ("Records certificate", contract.data_certificate or "Not in yet"),
            )
        ),
        Table(("Item", "Who", "By", "Where it stands"), rows, "Exit checklist"),
    ]
    return _paper(contract, "Exit checklist", "/EXIT", clock.today(), blocks)


def _signature(name: str, at: dt.datetime | None) -> str:
    return f"{name}, {_day(_local(at))}" if at else "Not signed yet"


def _paper(contract: Any, what: str, code: str, dated: dt.date | None, blocks: list[Any], **more: Any) -> Paper:
    return Paper(title=f"{what}: {contract.service.name}", reference=f"{contract.reference}{code}",
                 dated=dated or clock.today(), signed=letterhead.in_force(dated).body_name, blocks=tuple(blocks),
                 **more)  # fmt: skip


def _local(at: dt.datetime) -> dt.date:
    return at.astimezone(clock.LONDON).date()


def _day(day: dt.date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else "Not set"


def contract_papers(contract: Any) -> dict[str, tuple[str, Callable[[], Paper]]]:
    """The papers there are of a contract by now: name in an address -> (what it is, how it is made)."""
    found: dict[str, tuple[str, Callable[[], Paper]]] = {
        "particulars": ("Contract particulars", partial(contract_particulars, contract))
    }
    for change in contract.variations.all():
        found[f"v{change.number}"] = (f"Deed of variation V{change.number}", partial(variation_deed, change))
    if contract.notice_given_on:
        found["notice"] = ("Notice of decommissioning", partial(notice_of_decommissioning, contract))
    if contract.exit_on:
        found["exit"] = ("Exit checklist", partial(exit_checklist, contract))
    return found
