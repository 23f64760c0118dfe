"""Things that many tests stand on, made through the actions that make real ones."""

from office.decisions.actions import declare_before_signing, draft_decision, give_advice
from office.ledger.actions import open_pot, open_source, receive, ring_fence
from office.records.steps import take

SECTIONS = {
    "executive_summary": "Opens a round of small grants from money recovered from crime.",
    "decision": ["Set £80,000 aside.", "Open the round on Monday."],
    "background_and_reasons": "Groups asked for an autumn round.",
    "financial": "Leaves £20,000 free.",
    "legal_power": "Section 9, Police Reform and Social Responsibility Act 2011.",
}


def drafted(office, *, kind="general", title="Opening of a grant round", **more):
    """A draft by the officer of `office` (see the fixture)."""
    more.setdefault("sections", SECTIONS)
    return draft_decision(kind=kind, title=title, summary="Open a round of small grants.", by=office.officer, **more)


def advised(office, decision=None, **more):
    """With all its advice, not yet sent to be signed."""
    decision = decision or drafted(office, **more)
    take(decision, "ask_for_advice", by=office.officer)
    give_advice(decision=decision, kind="finance", result="comment", text="There is enough.", by=office.finance_1)
    give_advice(decision=decision, kind="legal", result="comment", text="Within the power.", by=office.legal)
    give_advice(decision=decision, kind="equality", result="nil", by=office.officer_2)
    return decision


def ready(office, decision=None, **more):
    """Ready to sign."""
    decision = advised(office, decision, **more)
    return take(decision, "send_to_sign", by=office.officer)


def signed(office, decision=None, **more):
    """Declared on and signed by the Commissioner, and so carried out."""
    decision = ready(office, decision, **more)
    declare_before_signing(decision=decision, has_interest=False, by=office.commissioner)
    return take(decision, "sign", by=office.commissioner)


def funded_source(office, *, code="POCA", pence=100_000_00):
    """A source with money in it."""
    source = open_source(code=code, name="Proceeds of crime", by=office.finance_1)
    receive(source=source, pence=pence, note="Quarter 2", by=office.finance_1)
    source.refresh_from_db()
    return source


def funded_pot(office, *, decision=None, source=None, code="R24-A", pence=80_000_00):
    """A pot with money set aside in it by a signed decision."""
    decision = decision or signed(office)
    source = source or funded_source(office)
    pot = open_pot(source=source, code=code, name=f"Pot {code}", planned_pence=pence, by=office.officer)
    ring_fence(pot=pot, pence=pence, decision=decision, by=decision)
    pot.refresh_from_db()
    return pot
