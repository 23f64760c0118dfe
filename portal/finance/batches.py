"""Files of released payments to the finance system, and its answers read back."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from office.agreements import queries
from office.agreements.batching import ANSWER, make_batch, pay_again, read_batch, read_remittance
from office.records.money import pounds
from office.records.steps import Refused
from office.screens.forms import Form
from office.screens.pager import page_of
from office.screens.pages import form_page
from portal.access import find, only
from portal.attempts import attempt, typed
from portal.audiences import FINANCE

LARGEST = 2_000_000  # bytes of a remittance
DENSE = "layouts/dense.html"


class RemittanceForm(Form):
    """The finance system's answer."""

    file = forms.FileField(label="Remittance file", help_text=f"A CSV file with the columns {', '.join(ANSWER)}.",
                       widget=forms.FileInput(attrs={"accept": ".csv"}),
                           error_messages={"required": "Choose the file", "empty": "This file is empty"})  # fmt: skip

    def clean_file(self) -> str:
        """The text of the file."""
        upload = self.cleaned_data["file"]
        if upload.size > LARGEST:
            self.add_error("file", "The file is larger than 2 MB")
            return ""
        try:
            return str(upload.read().decode("utf-8-sig"))
        except UnicodeDecodeError:
            self.add_error("file", "This is not a CSV file in UTF-8")
            return ""


@only(FINANCE)
def index(request: HttpRequest) -> HttpResponse:
    """What waits to be sent, what came back, and every file."""
    if request.method == "POST":
        return _make(request)
    waiting = list(queries.to_send(request.user))
    context = {
        "waiting": waiting,
        "waiting_pence": sum(one.amount_pence for one in waiting),
        "failed": list(queries.failed(request.user)),
        "page": page_of(queries.batches(request.user), request, order=("-pk",)),
    }
    return render(request, "portal/finance/batches.html", context)


def _make(request: HttpRequest) -> HttpResponse:
    try:
        batch = make_batch(by=request.user)
    except Refused as no:
        messages.info(request, str(no))
        return redirect("portal:finance:batches")
    messages.success(request, f"{batch} is made. Take the file to the finance system.")
    return redirect("portal:finance:batch", batch.reference)


@only(FINANCE)
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """One file: its payments and what became of each."""
    batch = find(queries.batches(request.user), reference=reference)
    rows = batch.instalments.select_related("agreement__organisation").order_by("pk")
    return render(request, "portal/finance/batch.html", {"batch": batch, "rows": rows})


@only(FINANCE)
@never_cache
def file(request: HttpRequest, reference: str) -> HttpResponse:
    """The file itself, by POST alone: that it was taken is on the trail."""
    batch = find(queries.batches_visible_to(request.user), reference=reference)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    answer = HttpResponse(read_batch(batch=batch, by=request.user), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{batch.reference}.csv"'
    return answer


@only(FINANCE)
def remittance(request: HttpRequest) -> HttpResponse:
    """Read the answer of the finance system. Every line holds, or nothing is written."""
    form = RemittanceForm(typed(request), request.FILES or None)
    if form.is_valid():
        done = attempt(form, read_remittance, text=form.cleaned_data["file"], by=request.user)
        if done.done:
            paid = [one for one in done.made if one.is_paid]
            total = pounds(sum(one.payment.amount_pence for one in paid))
            came_back = len(done.made) - len(paid)
            messages.success(request, f"{len(paid)} settled, {total}. Sent back by the bank: {came_back}.")
            return redirect("portal:finance:batches")
    return form_page(
        request, form, heading="Read a remittance", button="Read it", layout=DENSE,
        intro="If one line is wrong, nothing is written, and each wrong line is named. Reading it twice does no harm.",
        back=reverse("portal:finance:batches"),
    )  # fmt: skip


@only(FINANCE)
@require_POST
def again(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """A payment that came back goes into the next file."""
    rows = queries.instalments_visible_to(request.user)
    payment = find(rows, agreement__reference=reference, number=number)
    try:
        pay_again(payment=payment, by=request.user)
        messages.success(request, "It goes into the next file.")
    except Refused as no:
        messages.info(request, str(no))
    return redirect("portal:finance:batches")
