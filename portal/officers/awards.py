"""Awards: what was given, whether the agreement is signed, what was paid and reported, and what the public reads."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from grants.applications.queries import visible_to as applications_visible_to
from grants.awards import queries
from grants.awards.actions import publish_award
from grants.awards.models import Award
from grants.awards.offering import release_offer, unchecked_of
from grants.awards.permissions import may_publish, may_release_offer
from grants.funds.permissions import holds
from office.agreements import papers
from office.agreements.queries import overdue_of
from office.agreements.rules import obstacles_from_overdue_reports
from office.agreements.states import AgreementState
from office.people.standing import standing_of
from office.screens.pager import page_of
from office.screens.pages import form_page
from office.screens.steps import take_step_view
from portal import trail
from portal.access import find, only
from portal.attempts import answered, typed
from portal.audiences import OFFICERS
from portal.decision_forms import NoteForm, ReasonForm
from portal.decisions import DENSE, word_of
from portal.printing import paper_file, paper_page

from .finding import refuse_bid

FRONT = "/portal/officers/awards/"
REPLIES = {"pause": ReasonForm}


def _own(request: HttpRequest) -> Any:
    """The awards of the funds this officer holds, without bids they stepped out of."""
    keys = standing_of(request.user).keys("grants.FundKey")
    bids = applications_visible_to(request.user).filter(round__fund_id__in=keys)
    return queries.whole(queries.visible_to(request.user)).filter(application__in=bids.values("pk"))


def _award(request: HttpRequest, reference: str) -> Award:
    found = find(queries.whole(queries.visible_to(request.user)), reference=reference)
    if not holds(found.application.round.fund_id, request.user):
        raise Http404("There is no such page.")
    refuse_bid(request, found.application)
    return found


@only(OFFICERS)
def index(request: HttpRequest) -> HttpResponse:
    """What was given, newest first, with where each agreement is."""
    state, round, words = (request.GET.get(name, "").strip()[:80] for name in ("state", "round", "words"))
    rows = _own(request)
    if state == "none":
        rows = rows.filter(agreement=None)
    elif state in AgreementState.values:
        rows = rows.filter(agreement__state=state)
    fund, _, number = round.rpartition("-")
    if round:
        rows = rows.filter(application__round__fund__code=fund, application__round__number=_whole(number))
    if words:
        rows = rows.filter(application__title__icontains=words) | rows.filter(reference__icontains=words)
    page = page_of(rows, request, order=("-awarded_on", "-pk"))
    context = {"page": page, "state": state, "states": AgreementState.choices, "total": rows.count(), "words": words}
    return render(request, "portal/officers/awards_list.html", context)


def _whole(number: str) -> int:
    return int(number) if number.isdecimal() else 0


@only(OFFICERS)
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """One award: the four public facts, the agreement, payments, reports, and what comes next."""
    award = _award(request, reference)
    agreement = award.agreement
    about = [one for one in (award, agreement) if one]
    context = {
        "award": award, "agreement": agreement, "at": f"{FRONT}{reference}/", "bid": award.application,
        "decision_word": word_of(award.decision), "items": trail.timeline_of(*about, most=12),
        "chain": _chain(award), "may_publish": may_publish(award, request.user) and award.agreement_id is not None,
        "instalments": agreement.instalments.order_by("number") if agreement else [],
        "reports": agreement.reports.order_by("due_on", "pk") if agreement else [],
        "measures": agreement.measures.all() if agreement else [], **_held(request, award),
    }  # fmt: skip
    return render(request, "portal/officers/award.html", context)


def _held(request: HttpRequest, award: Award) -> dict[str, Any]:
    """Why the offer waits, and whether this officer may send it all the same."""
    if award.agreement_id or not award.offer_held_at:
        return {}
    late = overdue_of([award.application.organisation_id])
    said = zip(late, obstacles_from_overdue_reports(late), strict=True)
    links = [(f"/portal/officers/reports/{one.reference}/", sentence, "Open the report") for one, sentence in said]
    bid = f"/portal/officers/applications/{award.application.reference}/diligence/"
    unchecked = [(bid, sentence, "Check it") for sentence in unchecked_of(award)]
    may_release = bool(links) and not unchecked and may_release_offer(award, request.user)
    return {"held_by": links + unchecked, "may_release": may_release}


@only(OFFICERS)
def release(request: HttpRequest, reference: str) -> HttpResponse:
    """Send a held offer although the group's report is late, with the reason."""
    award = _award(request, reference)
    if award.agreement_id or not award.offer_held_at:
        raise Http404("There is no such page.")
    form, back = ReasonForm(typed(request)), f"{FRONT}{reference}/"
    if answered(form, release_offer, award=award, by=request.user):
        messages.success(request, "The offer is sent.")
        return redirect(back)
    late = obstacles_from_overdue_reports(overdue_of([award.application.organisation_id]))
    return form_page(request, form, heading="Send this offer all the same", button="Send the offer", layout=DENSE,
                     back=back, intro=" ".join([*late, "Your reason is kept on the trail."]))  # fmt: skip


def _chain(award: Award) -> list[dict[str, Any]]:
    """The pound, from its source to what was done with it."""
    bid, pot = award.application, award.commitment.pot
    round = f"/portal/officers/rounds/{bid.round.fund.code}/{bid.round.number}/"
    return [
        {"title": "Pot", "text": pot.name},
        {"title": f"Round {bid.round.number}", "text": bid.round.name, "href": round},
        {"title": "Bid", "text": bid.reference, "href": f"/portal/officers/applications/{bid.reference}/"},
        {"title": "Decision", "text": award.decision.reference or "",
         "href": f"/portal/officers/decisions/{word_of(award.decision)}/"},
        {"title": "Award", "text": award.reference, "current": True},
    ]  # fmt: skip


@only(OFFICERS)
def step(request: HttpRequest, reference: str, name: str) -> HttpResponse:
    """Any step of the agreement."""
    award = _award(request, reference)
    if award.agreement is None:
        raise Http404("There is no such page.")
    back = f"{FRONT}{reference}/"
    links = {"payments": f"{back}#payments", **{one.reference: f"/portal/officers/reports/{one.reference}/"
                                                for one in award.agreement.reports.all()}}  # fmt: skip
    return take_step_view(
        request, award.agreement, name, back=back, form_class=REPLIES.get(name), layout=DENSE, links=links
    )


@only(OFFICERS)
def publish(request: HttpRequest, reference: str) -> HttpResponse:
    """Publish the award's four facts, or a correction of them."""
    award = _award(request, reference)
    form, back = NoteForm(typed(request)), f"{FRONT}{reference}/"
    if answered(form, publish_award, award=award, by=request.user):
        messages.success(request, f"{reference} is published.")
        return redirect(back)
    return form_page(
        request, form, heading="Publish this award", button="Publish", layout=DENSE, back=back,
        intro=f"Recipient, purpose, conditions and reasons. The recipient stands there as “{award.publish_as}”.",
    )  # fmt: skip


PAPERS = {"offer": papers.offer_letter, "agreement": papers.grant_agreement}


@only(OFFICERS)
def paper(request: HttpRequest, reference: str, which: str) -> HttpResponse:
    """The offer or the agreement, as a page."""
    award, back = _award(request, reference), f"{FRONT}{reference}/"
    return paper_page(request, _paper(award, which), pdf=f"{back}papers/{which}.pdf", back=back, layout=DENSE)


@only(OFFICERS)
def paper_pdf(request: HttpRequest, reference: str, which: str) -> HttpResponse:
    """The same as a PDF."""
    return paper_file(_paper(_award(request, reference), which))


def _paper(award: Award, which: str) -> Any:
    if award.agreement is None or which not in PAPERS:
        raise Http404("There is no such page.")
    return PAPERS[which](award.agreement)
