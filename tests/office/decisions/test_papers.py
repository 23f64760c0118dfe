"""The decision notice on paper."""

import pytest

from office.decisions.actions import mark_exempt
from office.decisions.papers import decision_notice
from office.records.stationery import as_html, as_pdf
from tests.factories import SECTIONS, signed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


def test_the_notice_holds_the_open_parts_only(office):
    decision = signed(office, amount_pence=80_000_00, sections={**SECTIONS, "annex": "Bidder B asked £41."})
    part = decision.sections.get(code="annex")
    mark_exempt(section=part, exemption="FOIA s.43(2)", public_interest="It would weaken bids.", by=office.legal)
    notice = decision_notice(decision)
    page = as_html(notice)
    for words in (
        "£80,000",
        "Published in part",
        "Not published: FOIA s.43(2).",
        "1. Set £80,000 aside.",
        "No comment.",
    ):
        assert words in page
    assert "£41" not in page
    assert as_pdf(notice).startswith(b"%PDF")
    assert (notice.reference, notice.signed) == ("PCC-2020-001", "Police and Crime Commissioner")
