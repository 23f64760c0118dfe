"""How a contract does, as officers keep it: measures, promises, reports, and figures that are not agreed."""

from django import forms
from django.http import HttpRequest, HttpResponse

from commissioning.performance import actions, queries
from commissioning.performance.models import Figure, Promise
from office.screens.forms import Form
from office.screens.steps import take_step_view
from portal.access import find, only
from portal.attempts import typed
from portal.audiences import OFFICERS
from portal.decision_forms import ReasonForm
from portal.performance import FigureField

from .contracts import contract_of
from .frame import DENSE, contract_at, deed_page


class KpiForm(Form):
    """What is measured, and what is aimed at."""

    name = forms.CharField(label="What is measured?", max_length=160)
    unit = forms.CharField(label="In what?", max_length=40, required=False, help_text="For example: %, days, people.")
    target = FigureField(label="Target")
    lower_is_better = forms.BooleanField(label="A lower figure is better", required=False)


class PromiseForm(Form):
    """What the bid promised, with its figure."""

    kind = forms.ChoiceField(label="What does it do good to?", choices=Promise.Kind.choices, widget=forms.RadioSelect)
    text = forms.CharField(label="What was promised?", max_length=200)
    promised = FigureField(label="How much, over the whole term?")
    unit = forms.CharField(label="Of what?", max_length=40, required=False, help_text="For example: jobs, pounds.")


@only(OFFICERS)
def measure(request: HttpRequest, reference: str) -> HttpResponse:
    """Agree one measure."""
    contract = contract_of(request, reference)
    return deed_page(
        request, KpiForm(typed(request)), actions.agree_kpi, contract=contract, heading="Add a measure",
        button="Add the measure", back=f"{contract_at(contract)}#performance", done="The measure is on the scorecard.",
    )  # fmt: skip


@only(OFFICERS)
def promise(request: HttpRequest, reference: str) -> HttpResponse:
    """Write down one promise of social value."""
    contract = contract_of(request, reference)
    return deed_page(
        request, PromiseForm(typed(request)), actions.write_promise, contract=contract, heading="Add a promise",
        button="Add the promise", back=f"{contract_at(contract)}#promises", done="The promise is part of the contract.",
    )  # fmt: skip


@only(OFFICERS)
def step(request: HttpRequest, reference: str, key: int, name: str) -> HttpResponse:
    """Accept a report, or send it back."""
    contract = contract_of(request, reference)
    report = find(queries.reports_of(contract), pk=key)
    form_class = ReasonForm if name == "send_back" else None
    return take_step_view(
        request, report, name, back=f"{contract_at(contract)}#performance", form_class=form_class, layout=DENSE
    )


@only(OFFICERS)
def dispute(request: HttpRequest, reference: str, key: int) -> HttpResponse:
    """Flag a figure that is not agreed."""
    contract = contract_of(request, reference)
    rows = Figure.objects.filter(report__contract=contract).select_related("report__contract", "kpi", "promise")
    figure = find(rows, pk=key)
    return deed_page(
        request, ReasonForm(typed(request)), actions.dispute_figure, figure=figure, heading=f"Dispute: {figure}",
        button="Flag this figure", back=f"{contract_at(contract)}#performance", done="The figure is flagged.",
        intro="It stays where it is, with your reason, and no longer counts.",
    )  # fmt: skip
