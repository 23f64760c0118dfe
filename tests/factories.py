"""Things that many tests stand on, made through the actions that make real ones."""

import datetime as dt
import json
from pathlib import Path

from office.agreements.actions import load_terms, offer
from office.agreements.banking import give_bank_details, verify_bank_details
from office.agreements.promises import Change, usual_reports, usual_schedule
from office.decisions.actions import declare_before_signing, draft_decision, give_advice
from office.ledger.actions import commit, open_pot, open_source, receive, ring_fence
from office.records.steps import take
from office.submissions.actions import load_question_set, save_answers

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
    source = source or funded_source(office, code=f"FOR-{code}")
    pot = open_pot(source=source, code=code, name=f"Pot {code}", planned_pence=pence, by=office.officer)
    ring_fence(pot=pot, pence=pence, decision=decision, by=decision)
    pot.refresh_from_db()
    return pot


def grant_terms(administrator):
    """The plain-English terms of the Safer Communities Fund, as shipped."""
    return load_terms(data=json.loads(Path("scf/data/terms-1.json").read_text(encoding="utf-8")), by=administrator)


def report_form(office):
    """The short report of the Safer Communities Fund, as shipped."""
    return load_question_set(
        data=json.loads(Path("scf/data/report-1.json").read_text(encoding="utf-8")), by=office.officer
    )


def offered(office, administrator, group, *, pence=6_000_00, label="AWD-24-001", pot=None, **more):
    """A grant offered under a signed decision: 80% at the start, 20% after the mid-point report."""
    decision = signed(office)
    pot = pot or funded_pot(office, decision=decision, code=f"POT-{label}")
    commitment = commit(pot=pot, pence=pence, decision=decision, label=label, by=decision)
    starts_on = more.pop("starts_on", dt.date(2020, 12, 14))
    ends_on = more.pop("ends_on", dt.date(2021, 12, 13))
    given = {
        "title": "Friday nights",
        "terms": grant_terms(administrator),
        "conditions": ["Keep two adults at every session."],
        "schedule": usual_schedule(pence, starts_on, ends_on),
        "measures": [Change("Fewer calls from the park on Fridays", "The police give us the figures.")],
        "reports": usual_reports(starts_on, ends_on),
        "question_set": report_form(office),
        "by": decision,
    }
    return offer(commitment=commitment, organisation=group, starts_on=starts_on, ends_on=ends_on, **{**given, **more})


def agreed(office, administrator, group, lead, **more):
    """Accepted by the lead and signed for the office."""
    agreement = offered(office, administrator, group, **more)
    take(agreement, "accept", by=lead, name="A. Lead")
    return take(agreement, "sign_for_office", by=office.officer)


def checked_bank_account(office, group, lead):
    """Given by the lead, and checked by the second finance officer on the number on file."""
    account = give_bank_details(
        organisation=group, account_name="Beckside Youth Club", sort_code="30-90-09", account_number="12345678",
        by=lead,
    )  # fmt: skip
    return verify_bank_details(account=account, called_number=group.phone_on_file, by=office.finance_2)


def approved(payment, office, by=None):
    """Prepared by the second officer, approved by finance."""
    take(payment, "prepare", by=office.officer_2, reason="As quoted, and cheaper than last year.")
    return take(payment, "approve", by=by or office.finance_1)


REPORT = {
    "what_we_did": "Twenty-one sessions.",
    "who_and_how_many": {"number": "66", "text": "Young people from the estate."},
    "what_changed": "Fewer calls.",
    "money_spent": {"number": "3050", "text": "Room hire."},
    "what_we_learned": "The room echoes.",
    "anything_left": "£2,930 to spend.",
}


def reported(report, lead, **answers):
    """Written and sent in by the lead."""
    save_answers(submission=report.submission, given={**REPORT, **answers}, by=lead)
    return take(report, "submit", by=lead)
