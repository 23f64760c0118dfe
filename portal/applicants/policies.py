"""The policies a group holds: their dates, given once, and the documents themselves."""

from django import forms
from django.contrib import messages as notices
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from office.people.organisations.actions import record_policy
from office.people.organisations.models import Organisation, Policy, PolicyKind
from office.people.organisations.queries import leads_of, visible_to
from office.people.permissions import belongs, may_lead
from office.records.files.models import StoredFile
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
    """What the group holds. Everyone of the group reads it; its lead adds to it."""
    group = find(visible_to(request.user), pk=key)
    if not may_lead(request.user, group.pk):
        return _to_read(request, group)
    form = PolicyForm(typed(request), request.FILES or None)
    if form.is_valid() and attempt(form, record_policy, organisation=group, by=request.user, **form.cleaned_data).done:
        notices.success(request, "Saved. You will not have to give it again.")
        return redirect("portal:applicants:policies", group.pk)
    return form_page(
        request, form, heading="Add a policy", button="Add it", back=f"/portal/account/groups/{group.pk}/",
        template="portal/applicants/policies.html", group=group, papers=_papers(group),
    )  # fmt: skip


def _to_read(request: HttpRequest, group: Organisation) -> HttpResponse:
    """For whoever belongs to the group and does not lead it."""
    if not belongs(request.user, group.pk):
        raise Http404("There is no such page.")
    context = {"group": group, "papers": _papers(group), "leads": leads_of(group.pk)}
    return render(request, "portal/applicants/policies_read.html", context)


def _papers(group: Organisation) -> list[tuple[Policy, list[StoredFile]]]:
    """Every policy with its documents, the newest of each kind first."""
    policies = group.policies.order_by("kind", "-agreed_on")
    return [(one, list(files_of(one))) for one in policies]
