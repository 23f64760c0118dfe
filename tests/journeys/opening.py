"""How a round comes to be: prepared by an officer, advised on, declared on and signed, and opened by the clock."""

import datetime as dt
from typing import Any

from grants.funds.actions import RoundDates, draft_opening_decision, prepare_round
from grants.funds.models import Round
from office.decisions.actions import give_advice
from office.decisions.models import DecisionRecord
from office.records import clock
from office.records.steps import take
from portal.decisions import word_of
from tests.grants.conftest import advise_and_sign, meet_all_gates

ROUND = "/portal/officers/rounds/SCF/24/"
PUBLIC = "/funds/safer-communities-fund/round-24/"
NAME = "Safer Communities Fund - Grant Round 24"


def an_officer_prepares_a_round(cast: Any) -> None:
    """From the form to the decision that would open it."""
    desk = cast.at("officer").goes_to("/portal/officers/").goes_to("/portal/officers/rounds/new/")
    desk.presses("Save the draft").sees("There is a problem")
    assert desk.status == 422
    if desk.page.get_by_label("Fund", exact=True).count() == 1:
        desk.picks("Fund", "Safer Communities Fund")
    desk.writes("Number of the round", 24).writes("Name of the round", NAME)
    desk.writes("What it is for", "All sixteen priorities")
    for legend, day in (
        ("Opens on", dt.date(2020, 11, 16)), ("Closes on", dt.date(2020, 12, 18)),
        ("The Advisory Board meets on", dt.date(2021, 1, 13)),
        ("Projects start on or after", dt.date(2021, 2, 1)), ("Projects end by", dt.date(2022, 1, 31)),
    ):  # fmt: skip
        desk.dates(legend, day)
    if desk.page.get_by_label("Where the money comes from", exact=True).count() == 1:
        desk.picks("Where the money comes from", str(cast.source))
    desk.writes("Code of the pot", "R24-A").writes("Name of the pot", "All priorities")
    desk.writes("How much to set aside", "20,000").presses("Save the draft").sees(NAME, "£20,000")
    the_round_cannot_be_put_to_a_decision_while_a_gate_is_open(cast)
    desk.goes_to(f"{ROUND}decision/").presses("Draft the decision").sees("drafted from the round")
    desk.goes_to(ROUND).presses("Ask for a decision").sees("Done.")


def the_round_cannot_be_put_to_a_decision_while_a_gate_is_open(cast: Any) -> None:
    """One gate is met with evidence on its pages; the rest are settled."""
    desk = cast.at("officer").goes_to(f"{ROUND}gates/")
    gate, *others = Round.objects.get(number=24).gate_sheet.gates.all()
    desk.goes_to(f"{ROUND}gates/{gate.pk}/").goes_to(f"{ROUND}gates/{gate.pk}/evidence/")
    desk.writes("What does it show?", "The needs register names Friday nights.").presses("Add the evidence")
    desk.follows("Mark as met") if desk.page.get_by_role("link", name="Mark as met").count() else None
    desk.presses("Mark as met").sees("Met")
    for other in others:
        take(other, "mark_not_applicable", by=cast.officer, reason="This round is too small for it.")


def the_decision_is_advised_on_and_signed(cast: Any, *, reference_of: str, by_pages: bool) -> DecisionRecord:
    """Finance, legal and the equality check; then the Commissioner declares, and signs."""
    decision = DecisionRecord.objects.get(title__contains=reference_of, state="draft")
    desk = cast.at("officer").goes_to(_at("officers", decision))
    desk.presses("Ask for advice").sees("Done.")
    decision.refresh_from_db()
    advisers = (("finance", "finance_1", "finance"), ("legal", "legal", "legal"), ("officers", "officer_2", "equality"))
    for audience, name, kind in advisers:
        if by_pages:
            _advises(cast.at(name), audience, decision)
        else:
            give_advice(decision=decision, kind=kind, result="nil", by=getattr(cast, name))
    desk.goes_to(_at("officers", decision)).presses("Send to be signed").sees("Done.")
    signer = cast.at("commissioner").goes_to("/portal/commissioner/").follows(decision.title)
    signer.presses("Declare your interests").ticks("No").presses("Save").sees("You declared no interest")
    signer.presses("Sign").sees("Signed")
    decision.refresh_from_db()
    assert decision.is_signed
    return decision


def _advises(desk: Any, audience: str, decision: DecisionRecord) -> None:
    desk.goes_to(f"/portal/{audience}/").goes_to(_at(audience, decision)).presses("Advise")
    desk.ticks("Comment").writes("Your comment", "There is enough in the source.").presses("Save")
    desk.sees("Your advice is with the decision.")


def _at(audience: str, decision: DecisionRecord) -> str:
    return f"/portal/{audience}/decisions/{word_of(decision)}/"


def the_public_reads_of_the_round(cast: Any, *, sees: str) -> None:
    """Somebody without an account."""
    visitor = cast.desks.setdefault("public", cast.somebody())
    visitor.goes_to("/funds/").sees(NAME).goes_to(PUBLIC).sees(sees)


def a_round_is_announced_by_action(cast: Any, number: int, opens: dt.date, closes: dt.date) -> None:
    """Prepared, decided on and signed without a page."""
    dates = RoundDates(
        opens_at=clock.in_london(opens), closes_at=clock.in_london(closes),
        delivery_from=closes + dt.timedelta(days=45), delivery_until=closes + dt.timedelta(days=409),
    )  # fmt: skip
    round = prepare_round(
        fund=cast.fund, number=number, name=f"Safer Communities Fund - Grant Round {number}", theme="", dates=dates,
        pots=[(cast.source, f"R{number}-A", "All priorities", 20_000_00)], by=cast.officer,
    )  # fmt: skip
    meet_all_gates(round.gate_sheet, cast.officer)
    decision = draft_opening_decision(round=round, by=cast.officer)
    take(round, "ask_for_decision", by=cast.officer)
    advise_and_sign(
        decision, author=cast.officer, signer=cast.commissioner, finance=cast.finance_1, legal=cast.legal,
        officer=cast.officer_2,
    )  # fmt: skip
