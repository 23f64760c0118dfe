"""Drafting, advising, declaring and routing."""

import datetime as dt

import pytest

from office.decisions.actions import (
    declare_before_signing,
    delegate_decision,
    draft_decision,
    give_advice,
    mark_exempt,
    needs_special_delegation,
    open_part,
    revise_decision,
    set_delegation,
    supersede,
    write_section,
)
from office.decisions.models import DecisionRecord, Delegation
from office.people.appointments.actions import give_role
from office.people.interests.actions import register_interest
from office.post.models import Message
from office.records import clock
from office.records.steps import Forbidden, Refused, take
from tests.factories import SECTIONS, advised, drafted, ready, signed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


def test_a_draft_has_its_parts_in_order_and_lists_are_numbered(office):
    decision = drafted(office, amount_pence=80_000_00)
    assert [part.code for part in decision.sections.all()] == list(SECTIONS)
    assert decision.sections.get(code="decision").text == "1. Set £80,000 aside.\n2. Open the round on Monday."
    assert (decision.state, decision.reference, decision.author) == ("draft", None, office.officer)


def test_only_officers_draft(office):
    with pytest.raises(Forbidden):
        draft_decision(kind="general", title="Mine", summary="", by=office.finance_1)


@pytest.mark.parametrize(
    ("change", "about"),
    [({"kind": "unheard-of"}, "kind"), ({"title": "  "}, "title"), ({"sections": {"poem": "x"}}, "poem")],
)
def test_a_draft_is_refused_by_name_of_what_is_wrong(office, change, about):
    with pytest.raises(Refused) as no:
        drafted(office, **change)
    assert [one.about for one in no.value.obstacles] == [about]
    assert not DecisionRecord.objects.exists()


def test_advice_is_asked_for_once_the_needed_parts_are_written(office):
    decision = drafted(office, sections={**SECTIONS, "legal_power": " "})
    with pytest.raises(Refused, match="Write the part “Legal power”"):
        take(decision, "ask_for_advice", by=office.officer)
    write_section(decision=decision, code="legal_power", text="Section 9.", by=office.officer)
    take(decision, "ask_for_advice", by=office.officer)
    assert (decision.state, decision.reference) == ("advising", "PCC-2020-001")


def test_finance_and_legal_are_told_and_each_opens_their_own_page(office):
    take(drafted(office), "ask_for_advice", by=office.officer)
    told = dict(Message.objects.filter(kind__endswith="advice_wanted").values_list("to_user__email", "link"))
    assert told == {
        "finance-1@office.test": "/portal/finance/decisions/PCC-2020-001/",
        "finance-2@office.test": "/portal/finance/decisions/PCC-2020-001/",
        "legal@office.test": "/portal/legal/decisions/PCC-2020-001/",
    }


def test_only_a_draft_is_changed(office):
    decision = advised(office)
    with pytest.raises(Refused, match="Send it back first"):
        write_section(decision=decision, code="risk", text="None.", by=office.officer)
    with pytest.raises(Refused, match="Send it back first"):
        revise_decision(decision=decision, title="Another", by=office.officer)
    take(decision, "send_back", by=office.officer, reason="Say more of the risk.")
    assert revise_decision(decision=decision, title="Another", by=office.officer).title == "Another"


def test_nobody_advises_outside_their_part_or_on_their_own_draft(office):
    decision = drafted(office)
    take(decision, "ask_for_advice", by=office.officer)
    for kind, by in (("legal", office.finance_1), ("finance", office.legal), ("equality", office.officer)):
        with pytest.raises(Forbidden):
            give_advice(decision=decision, kind=kind, result="nil", by=by)
    give_advice(decision=decision, kind="equality", result="nil", by=office.officer_2)


def test_a_comment_has_words_and_advice_has_its_time(office):
    decision = drafted(office)
    with pytest.raises(Refused, match="while a decision is with finance and legal"):
        give_advice(decision=decision, kind="finance", result="nil", by=office.finance_1)
    take(decision, "ask_for_advice", by=office.officer)
    with pytest.raises(Refused, match="Write your comment"):
        give_advice(decision=decision, kind="finance", result="comment", text=" ", by=office.finance_1)


def test_it_is_not_ready_while_advice_is_missing(office):
    decision = drafted(office)
    take(decision, "ask_for_advice", by=office.officer)
    with pytest.raises(Refused) as no:
        take(decision, "send_to_sign", by=office.officer)
    assert [one.about for one in no.value.obstacles] == ["finance", "legal", "equality"]


def test_advice_on_an_earlier_text_does_not_count(office, at_noon):
    decision = advised(office)
    take(decision, "send_back", by=office.officer, reason="The sum is wrong.")
    with clock.set_to(at_noon + dt.timedelta(hours=1)):
        take(decision, "ask_for_advice", by=office.officer)
        with pytest.raises(Refused, match="Finance has not advised yet"):
            take(decision, "send_to_sign", by=office.officer)


def test_nobody_signs_before_declaring(office):
    decision = ready(office)
    with pytest.raises(Refused, match="Declare first"):
        take(decision, "sign", by=office.commissioner)
    declare_before_signing(decision=decision, has_interest=False, by=office.commissioner)
    assert take(decision, "sign", by=office.commissioner).is_signed


def test_the_author_does_not_sign(office, administrator):
    give_role(user=office.officer, role="commissioner", by=administrator)
    decision = ready(office)
    with pytest.raises(Forbidden):
        declare_before_signing(decision=decision, has_interest=False, by=office.officer)


def test_an_interest_passes_it_to_the_deputy_who_is_told_the_delegation(office):
    decision = ready(office, amount_pence=38_000_00)
    declare_before_signing(decision=decision, has_interest=True, nature="A trustee.", by=office.commissioner)
    assert (decision.signatory, decision.delegation) == ("deputy", "the scheme of delegation")
    assert Message.objects.get(kind="decisions.routed").to_user == office.deputy
    with pytest.raises(Forbidden):
        take(decision, "sign", by=office.commissioner)
    declare_before_signing(decision=decision, has_interest=False, by=office.deputy)
    take(decision, "sign", by=office.deputy)
    assert decision.signed_as == "Deputy Police and Crime Commissioner"


def test_an_interest_above_the_deputys_limit_waits_for_a_named_delegation(office):
    decision = ready(office, amount_pence=90_000_00)
    declare_before_signing(decision=decision, has_interest=True, nature="A trustee.", by=office.commissioner)
    assert decision.signatory == "commissioner"
    assert needs_special_delegation(decision).startswith("£90,000 is above the deputy's limit of £50,000.")
    with pytest.raises(Refused, match="the deputy must decide it"):
        take(decision, "sign", by=office.commissioner)
    with pytest.raises(Forbidden):
        delegate_decision(decision=decision, wording="Because", by=office.officer)
    delegate_decision(decision=decision, wording="the note of 23 November 2020", by=office.legal)
    declare_before_signing(decision=decision, has_interest=False, by=office.deputy)
    assert take(decision, "sign", by=office.deputy).delegation == "the note of 23 November 2020"


def test_a_deputy_does_not_sign_above_the_limit(office):
    decision = ready(office, amount_pence=50_000_01, signatory="deputy")
    declare_before_signing(decision=decision, has_interest=False, by=office.deputy)
    with pytest.raises(Refused, match=r"£50,000\.01 is above the deputy's limit of £50,000"):
        take(decision, "sign", by=office.deputy)


def test_the_limit_is_a_setting_with_a_date(office):
    set_delegation(effective_from=dt.date(2020, 11, 1), wording="Scheme 2020", limit_pence=100_000_00, by=office.legal)
    decision = ready(office, amount_pence=90_000_00, signatory="deputy")
    declare_before_signing(decision=decision, has_interest=False, by=office.deputy)
    assert take(decision, "sign", by=office.deputy).delegation == "Scheme 2020"
    with pytest.raises(Forbidden):
        set_delegation(effective_from=dt.date(2021, 1, 1), wording="Mine", limit_pence=1, by=office.officer)
    assert Delegation.objects.count() == 1


def test_a_registered_interest_bars_even_who_declared_none(office, group):
    decision = ready(office, concerns=[group])
    register_interest(user=office.commissioner, kind="family", organisation=group, by=office.legal)
    office.commissioner.__dict__.pop("standing", None)
    declare_before_signing(decision=decision, has_interest=False, by=office.commissioner)
    with pytest.raises(Refused, match="You have an interest in this"):
        take(decision, "sign", by=office.commissioner)


def test_an_interest_says_what_it_is(office):
    with pytest.raises(Refused, match="Say what the interest is"):
        declare_before_signing(decision=ready(office), has_interest=True, nature=" ", by=office.commissioner)


def test_only_the_monitoring_officer_closes_a_part_and_names_why(office):
    part = drafted(office).sections.get(code="financial")
    with pytest.raises(Forbidden):
        mark_exempt(section=part, exemption="FOIA s.43(2)", public_interest="Prices.", by=office.officer)
    with pytest.raises(Refused) as no:
        mark_exempt(section=part, exemption="", public_interest="", by=office.legal)
    assert [one.about for one in no.value.obstacles] == ["exemption", "public_interest"]
    closed = mark_exempt(section=part, exemption="FOIA s.43(2)", public_interest="Prices.", by=office.legal)
    assert (closed.is_exempt, closed.exempt_until) == (True, dt.date(2021, 11, 23))
    assert not open_part(section=part, by=office.legal).is_exempt


def test_a_signed_decision_is_superseded_once(office):
    earlier, later, third = signed(office), drafted(office), drafted(office)
    supersede(decision=later, earlier=earlier, by=office.officer)
    assert later.supersedes == earlier
    with pytest.raises(Refused, match="is superseded already"):
        supersede(decision=third, earlier=earlier, by=office.officer)
    with pytest.raises(Refused, match="Only a signed decision can be superseded"):
        supersede(decision=third, earlier=later, by=office.officer)
