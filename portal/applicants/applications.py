"""An application's own pages: its tasks while it is written, every word of it afterwards, and its steps."""

from typing import Any

from django import forms
from django.contrib import messages as notices
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from grants.applications import permissions
from grants.applications.models import Application
from grants.applications.states import ApplicationState
from grants.funds.models import Round
from grants.funds.queries import next_to_open, open_rounds
from office.agreements.queries import overdue_of
from office.people.organisations.profile import profile_facts, profile_of
from office.people.organisations.queries import members
from office.records.steps import Forbidden, Refused
from office.screens.steps import take_step_view
from office.screens.words import counted
from office.submissions.queries import late_words, writing_now
from office.submissions.types import from_json
from portal.access import only
from portal.answering.filling import Filling, written
from portal.answering.reading import obstacle_links, sections_read
from portal.answering.section import keep_ticked
from portal.answering.sending import refusals, send
from portal.answers import answer_html
from portal.audiences import APPLICANTS

from .finding import filling_of, home, is_open_to_write, own_application
from .outcomes import is_told
from .tasks import groups_of_tasks, left_elsewhere, left_to_do

STEPS = ("reopen", "withdraw")
REFUSED = 422


@only(APPLICANTS)
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """The task list while it can be written; afterwards where it is, with every word of it."""
    application = own_application(request, reference)
    if not is_open_to_write(application):
        return _status(request, application)
    return (_tasks if permissions.may_edit(application, request.user) else _reading)(request, application)


def _reading(request: HttpRequest, application: Application) -> HttpResponse:
    """A draft as somebody sees it who does not write it: every word as it stands, and their own part in it."""
    filling = filling_of(application)
    whole = written(filling)
    context = {
        "application": application, "filling": filling, "sections": sections_read(filling, whole),
        "writing": writing_now(whole.answers.values(), request.user), **_second_person(application, request.user),
    }  # fmt: skip
    return render(request, "portal/applicants/application_reading.html", context)


def _second_person(application: Application, user: Any) -> dict[str, Any]:
    """Where a round asks for it: who confirmed these answers, and whether this person may."""
    if not application.round.second_person:
        return {}
    kept = [one for one in application.confirmations.select_related("user")]
    stands = [one for one in kept if one.revision == application.submission.revision]
    return {
        "confirmed": stands,
        "may_confirm": permissions.may_confirm(application, user) and user not in [one.user for one in stands],
    }


def _tasks(request: HttpRequest, application: Application) -> HttpResponse:
    filling = filling_of(application)
    whole = written(filling)
    groups = groups_of_tasks(application, filling, whole)
    tasks = [task for group in groups for task in group["tasks"] if task["counts"]]
    context = {
        "application": application, "filling": filling, "groups": groups,
        "done": sum(task["done"] for task in tasks), "of": len(tasks),
        "left": left_to_do(filling, whole) + left_elsewhere(application, request.user),
        "members": members(application.organisation),
        "may_submit": permissions.may_submit(application, request.user),
        "writing": writing_now(whole.answers.values(), request.user),
        "late_reports": overdue_of([application.organisation_id]),
    }  # fmt: skip
    return render(request, "portal/applicants/application_tasks.html", context)


def _status(request: HttpRequest, application: Application) -> HttpResponse:
    filling = filling_of(application)
    whole = written(filling)
    unsent = application.state in (ApplicationState.DRAFT, ApplicationState.NOT_SENT)
    context = {
        "application": application, "filling": filling, "sections": sections_read(filling, whole), "unsent": unsent,
        "late": _late(application, filling), "told": is_told(application),
        "next_round": next_to_open(application.round.fund), "open_again": _open_again(application, request.user),
        "queries": application.queries.all(), "receipts": application.submission.receipts.all(),
        "steps": f"{home(application)}steps/",
    }  # fmt: skip
    return render(request, "portal/applicants/application_status.html", context)


def _open_again(application: Application, user: Any) -> list[Round]:
    """The open rounds that ask the same form, for whoever may start another application."""
    if not permissions.may_edit(application, user):
        return []
    return list(open_rounds().filter(question_set__code=application.submission.question_set.code))


def _late(application: Application, filling: Filling) -> list[dict[str, Any]]:
    """Words typed too late, readable and kept."""
    since = application.submitted_at or application.round.closes_at
    return [
        {
            "label": version.question.label, "at": version.written_at, "by": version.written_by,
            "html": answer_html(version.question, from_json(version.content), filling.context),
        }
        for version in late_words(application.submission, since)
    ]  # fmt: skip


@only(APPLICANTS)
def check(request: HttpRequest, reference: str) -> HttpResponse:
    """Read it through before it is sent."""
    application = own_application(request, reference)
    if not is_open_to_write(application):
        return redirect(home(application))
    return _check(request, application)


def _check(request: HttpRequest, application: Application, errors: list[str] | None = None) -> HttpResponse:
    filling = filling_of(application)
    whole = written(filling)
    links = obstacle_links(filling, whole)
    context = {
        "application": application, "filling": filling, "sections": sections_read(filling, whole),
        "left": links + left_elsewhere(application, request.user), "answers_left": links,
        "errors": refusals(errors, links), "copied": [one for one in whole.answers.values() if one.copied_from],
        "may_edit": permissions.may_edit(application, request.user), **_second_person(application, request.user),
        "may_submit": permissions.may_submit(application, request.user), "group": _group(application),
        "leads": [one.user for one in members(application.organisation) if one.kind == "lead"],
    }  # fmt: skip
    return render(request, "portal/applicants/application_check.html", context, status=REFUSED if errors else 200)


def _group(application: Application) -> list[tuple[str, str]]:
    """What the group says of itself: it is sent with the answers."""
    return profile_facts(profile_of(application.organisation))


@only(APPLICANTS)
@require_POST
def keep(request: HttpRequest, reference: str) -> HttpResponse:
    """Keep the copied answers that were ticked while reading the whole."""
    application = own_application(request, reference)
    filling = filling_of(application)
    codes = application.submission.question_set.questions.values_list("code", flat=True)
    try:
        kept = keep_ticked(request, filling, set(codes))
    except Forbidden:
        raise Http404("There is no such page.") from None
    except Refused as no:
        notices.error(request, " ".join(no.obstacles))
        return redirect(home(application))
    words = f"You kept {counted(len(kept), 'answer', 'answers')}." if kept else "Tick the answers that you keep."
    notices.success(request, words)
    return redirect(filling.check_address)


@only(APPLICANTS)
def submit(request: HttpRequest, reference: str) -> HttpResponse:
    """Send it. Sent twice, it was sent once: whoever comes second is shown that it has gone."""
    application = own_application(request, reference)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"]) if is_open_to_write(application) else redirect(home(application))
    if obstacles := send(request, application, "submit"):
        application = own_application(request, reference)
        if application.state == ApplicationState.DRAFT:
            return _check(request, application, obstacles)
    return redirect("portal:applicants:application_sent", application.reference)


@only(APPLICANTS)
def sent(request: HttpRequest, reference: str) -> HttpResponse:
    """It has gone: its reference, and what happens next."""
    application = own_application(request, reference)
    if application.submitted_at is None:
        return redirect(home(application))
    context = {"application": application, "receipt": application.submission.receipts.last()}
    return render(request, "portal/applicants/application_sent.html", context)


class WhyForm(forms.Form):
    """Why it is withdrawn."""

    reason = forms.CharField(
        label="Why do you withdraw it?", help_text="You do not have to say.", required=False, max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": "Use 500 letters or fewer"},
    )  # fmt: skip


_INTRO = {
    "reopen": "It goes back to a draft. Send it again before the round closes, or we will not read it.",
    "withdraw": "We stop reading it. You can still see every word of it.",
}


@only(APPLICANTS)
def take_step(request: HttpRequest, reference: str, name: str) -> HttpResponse:
    """Take it back to change it, or withdraw it."""
    application = own_application(request, reference)
    if name not in STEPS:
        raise Http404("There is no such page.")
    more: dict[str, Any] = {"form_class": WhyForm} if name == "withdraw" else {}
    return take_step_view(
        request, application, name, back=home(application), audience="applicant", intro=_INTRO[name], **more
    )
