"""What there is to do before an application can be sent: the task list, and what is left of it."""

from typing import Any

from django.urls import reverse

from grants.applications import rules
from grants.applications.models import Application
from grants.funds.models import Endorsing
from office.people.organisations.profile import too_old
from office.submissions.queries import TaskStatus
from portal.answering.filling import Filling, Written
from portal.answering.reading import statuses

TONES = {
    TaskStatus.NOT_STARTED: "govuk-tag--grey",
    TaskStatus.IN_PROGRESS: "",
    TaskStatus.NEEDS_A_CHANGE: "govuk-tag--orange",
}
TOO_OLD = {"tag": {"text": "Too old", "classes": "govuk-tag--orange"}}
CANNOT_YET = {"text": "Cannot start yet", "classes": "govuk-task-list__status--cannot-start-yet"}


def groups_of_tasks(application: Application, filling: Filling, whole: Written) -> list[dict[str, Any]]:
    """Every task under its heading: the group's own, the sections of the form, and sending it."""
    groups: dict[str, list[dict[str, Any]]] = {"Your group": _of_the_group(application)}
    stands = statuses(whole)
    for section in (one for one in whole.sections if one.order in stands):
        one = task(section.title, filling.section_address(section.order), stands[section.order])
        groups.setdefault(section.group, []).append(one)
    sending = groups.setdefault("Send it", [])
    sending += [*_endorsing(application), *_confirming(application, filling, whole), _sending(application, whole)]
    return [{"title": title, "tasks": tasks} for title, tasks in groups.items()]


def task(title: str, href: str, status: TaskStatus, hint: str = "") -> dict[str, Any]:
    """One line of a task list. A finished one has a plain word, any other a tag."""
    done = status == TaskStatus.COMPLETED
    shown = status.label if done else {"tag": {"text": status.label, "classes": TONES[status]}}
    return {"title": title, "href": href, "status": shown, "hint": hint, "done": done, "counts": True}


def _of_the_group(application: Application) -> list[dict[str, Any]]:
    group = application.organisation
    page = reverse("portal:group", args=[group.pk])
    wanting = rules.obstacles_from_the_profile(group)
    status = TaskStatus.NEEDS_A_CHANGE if wanting else TaskStatus.COMPLETED
    old = too_old(group.policies.all())
    policies = {
        "title": "Policies", "href": reverse("portal:applicants:policies", args=[group.pk]),
        "hint": f"Past the day to look at it again: {', '.join(one.get_kind_display() for one in old)}"
        if old else "Add the papers we may ask for, such as safeguarding",
        "status": TOO_OLD if old else {"text": "You can add to these"}, "done": False, "counts": False,
    }  # fmt: skip
    bank = {"title": "Bank details", "hint": "Not needed until you are awarded a grant", "status": CANNOT_YET}
    return [
        task("Group details", page, status, " ".join(wanting) or "Kept for every application you make"),
        policies,
        {**bank, "done": False, "counts": False},
    ]


def _endorsing(application: Application) -> list[dict[str, Any]]:
    """Where the round takes endorsements: who has answered, or that one may ask."""
    asks = application.round.endorsement
    if asks == Endorsing.NONE:
        return []
    states = [one.state for one in application.endorsements.all() if one.state != "withdrawn"]
    given = len(states) - states.count("asked")
    task = {
        "title": "Support from the police or your partnership",
        "href": reverse("portal:applicants:endorsements", args=[application.reference]), "counts": asks == "needed",
        "done": bool(given),
        "hint": f"{given} of {len(states)} answered" if states else "They answer on one short page",
    }  # fmt: skip
    if given:
        return [{**task, "status": "Completed"}]
    if states:
        return [{**task, "status": {"tag": {"text": "Waiting", "classes": "govuk-tag--grey"}}}]
    unasked = {"tag": {"text": "Not started", "classes": TONES[TaskStatus.NOT_STARTED]}}
    return [{**task, "status": unasked if asks == "needed" else {"text": "You can ask for this"}}]


def _confirming(application: Application, filling: Filling, whole: Written) -> list[dict[str, Any]]:
    """Where the round asks for a second person: whether one stands behind the answers as they are."""
    if not application.round.second_person:
        return []
    kept = list(application.confirmations.select_related("user"))
    now = [one for one in kept if one.revision == application.submission.revision]
    hint = f"Confirmed by {now[0].user}" if now else "A signatory or another lead reads it and confirms it"
    task: dict[str, Any] = {"title": "A second person confirms it", "hint": hint, "done": bool(now), "counts": True}
    if now:
        return [{**task, "href": filling.check_address, "status": "Completed"}]
    if whole.obstacles:
        return [{**task, "status": CANNOT_YET}]
    word = {"text": "Confirm again", "classes": "govuk-tag--orange"} if kept else {"text": "Waiting"}
    return [{**task, "href": filling.check_address, "status": {"tag": word}}]


def _sending(application: Application, whole: Written) -> dict[str, Any]:
    sending: dict[str, Any] = {"title": "Read it through and send it", "done": False, "counts": False}
    if whole.obstacles or rules.obstacles_from_others(application):
        return {**sending, "status": CANNOT_YET}
    address = reverse("portal:applicants:application_check", args=[application.reference])
    return {**sending, "href": address, "status": {"tag": {"text": "Ready"}}}


ELSEWHERE = {"endorsement": ("Support", "endorsements"), "second": ("A second person", "application_check")}


def left_elsewhere(application: Application, user: Any) -> list[dict[str, str]]:
    """What others have to do before this person can send it, with where to look."""
    lines = []
    for one in rules.obstacles_from_others(application, user):
        title, page = ELSEWHERE[getattr(one, "about", "")]
        href = reverse(f"portal:applicants:{page}", args=[application.reference])
        lines.append({"title": title, "text": str(one), "href": href})
    return lines


def left_to_do(filling: Filling, whole: Written) -> list[dict[str, str]]:
    """One line for each section with something in its way: its name, its first sentence, and its page."""
    lines = []
    for section in whole.sections:
        found = [one for question in section.questions.all() for one in whole.obstacles.get(question.code, [])]
        if found:
            more = f" And {len(found) - 1} more." if len(found) > 1 else ""
            href = f"{filling.section_address(section.order)}?from=check"
            lines.append({"title": section.title, "text": f"{found[0]}{more}", "href": href})
    return lines
