"""Notices the office owes the public: what is due, and the record that it was published."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from commissioning.notices import queries
from commissioning.tenders.actions import record_publication
from office.screens.forms import DateField, Form
from office.screens.pager import page_of
from portal.access import find, only
from portal.attempts import typed
from portal.audiences import OFFICERS

from .frame import contract_at, deed_page, tender_at


class NoticeForm(Form):
    """Where and when it was published, or why it is not needed."""

    published_on = DateField(label="When was it published?", what="the day of publication", required=False)
    reference = forms.CharField(label="Number it was published under", required=False, max_length=60,
                                help_text="For example 2026/S 000-012345.")  # fmt: skip
    address = forms.URLField(label="Its address, if it has one", required=False, max_length=300, assume_scheme="https")
    not_needed_because = forms.CharField(
        label="Or: why is it not needed?", required=False, max_length=300,
        help_text="Only when the law does not ask for it here. Your reason is kept.",
    )  # fmt: skip


@only(OFFICERS)
def index(request: HttpRequest) -> HttpResponse:
    """What is due, the soonest first."""
    page = page_of(queries.owed(request.user), request, order=("due_on", "pk"))
    return render(request, "portal/officers/commissioning/notices.html", {"page": page})


@only(OFFICERS)
def record(request: HttpRequest, key: int) -> HttpResponse:
    """Record one."""
    notice = find(queries.visible_to(request.user).select_related("tender", "contract"), pk=key)
    return deed_page(
        request, NoticeForm(typed(request)), record_publication, notice=notice, heading=f"{notice.label}",
        button="Record it", back=_home(notice), done="It is on the record.",
        intro="Publish it first, on Find a Tender or on our own site. Then write down here where it stands.",
    )  # fmt: skip


def _home(notice: Any) -> str:
    return tender_at(notice.tender) if notice.tender else contract_at(notice.contract)
