"""The policies a group holds: their dates, given once, and the documents themselves."""

from django import forms
from django.contrib import messages as notices
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from office.people.organisations.actions import record_policy
from office.people.organisations.models import PolicyKind
from office.people.organisations.queries import visible_to
from office.people.permissions import may_lead
from office.records.files.queries import files_of
from office.screens.forms import DateField, Form, UploadField
from office.screens.pages import form_page
from portal.access import find, only
from portal.attempts import attempt, typed
from portal.audiences import APPLICANTS


class PolicyForm(Form):
    """Which policy, when it was agreed, when it is looked at again, and the paper itself."""

    kind = forms.ChoiceField(
        label="Which policy or paper is it?", choices=PolicyKind.choices, widget=forms.RadioSelect,
        error_messages={"required": "Choose which policy it is", "invalid_choice": "Choose one of these"},
    )  # fmt: skip
    agreed_on = DateField(label="When was it last agreed?", what="the date it was agreed", help_text="Like 31 1 2020.")
    review_on = DateField(
        label="When must it be looked at again?", what="the date of the review", required=False,
        help_text="Leave this empty if there is no date.",
    )  # fmt: skip
    document = UploadField(label="The document", required=False, hint="You can send it later.")


@only(APPLICANTS)
def show(request: HttpRequest, key: int) -> HttpResponse:
    """What the group holds; its lead adds to it."""
    group = find(visible_to(request.user), pk=key)
    if not may_lead(request.user, group.pk):
        raise Http404("There is no such page.")
    form = PolicyForm(typed(request), request.FILES or None)
    if form.is_valid() and attempt(form, record_policy, organisation=group, by=request.user, **form.cleaned_data).done:
        notices.success(request, "Saved. You will not have to give it again.")
        return redirect("portal:applicants:policies", group.pk)
    policies = group.policies.order_by("kind", "-agreed_on")
    papers = [(one, files_of(one)) for one in policies]
    return form_page(
        request, form, heading="Add a policy", button="Add it", back=f"/portal/account/groups/{group.pk}/",
        template="portal/applicants/policies.html", group=group, papers=papers,
    )  # fmt: skip
