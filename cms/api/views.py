"""The addresses of the API. Everything is read, by anybody, and in pages by key."""

import functools
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import http_date
from django.views.decorators.http import conditional_page
from ninja import NinjaAPI, Query
from ninja.decorators import decorate_view

from cms.funds.rounds import PublicRound, public_list
from cms.open_data.rows import FILES, body_of, head_of, publications
from grants.funds.queries import funds_visible_to
from office.plan.queries import measures_of, plan_in_force
from office.records.publication.models import Publication
from office.screens.pager import page_of

from .shapes import Funds, Measures, Record, Records, Rounds

MOST = 100
ORDER = ("-published_at", "-pk")

api = NinjaAPI(
    title="What we publish",
    version="1",
    urls_namespace="api",
    docs_url=None,
    openapi_url="/openapi.json",
    description="Decisions, grants, reports, rounds, funds and measures, under the Open Government Licence v3.0.",
)


def open_to_all(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Any page of any site may read it, and nobody keeps a copy without asking whether it is still right."""

    @functools.wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = view(request, *args, **kwargs)
        answer["Access-Control-Allow-Origin"] = "*"
        answer["Cache-Control"] = "public, no-cache"
        return answer

    return answered


def _records(request: HttpRequest, response: HttpResponse, kind: str, size: int) -> dict[str, Any]:
    """One page of a kind of record, with when the newest change of it was."""
    page = page_of(publications(kind), request, order=ORDER, size=size)
    _say_when(response, page.rows)
    following = request.build_absolute_uri(f"{request.path}{page.older}") if page.older else None
    return {"data": [_plain(one) for one in page], "next": following}


def _record(response: HttpResponse, kind: str, reference: str) -> dict[str, Any]:
    found = publications(kind).filter(reference=reference.replace("\x00", "")).first()
    if found is None:
        raise Http404
    _say_when(response, [found])
    return _plain(found)


def _plain(publication: Publication) -> dict[str, Any]:
    return {**head_of(publication), "record": body_of(publication)}


def _say_when(response: HttpResponse, rows: list[Any]) -> None:
    moments = [moment for one in rows if (moment := one.withdrawn_at or one.changed_at or one.published_at)]
    if moments:
        response["Last-Modified"] = http_date(int(max(moments).timestamp()))


@api.get("/decisions", response=Records, summary="Decisions, newest first")
@decorate_view(open_to_all, conditional_page)
def decisions(
    request: HttpRequest, response: HttpResponse, after: str = "", size: int = Query(25, ge=1, le=MOST)
) -> Any:
    """`after` comes from `next` of the page before."""
    return _records(request, response, FILES["decisions"].kind, size)


@api.get("/decisions/{reference}", response=Record, summary="One decision")
@decorate_view(open_to_all, conditional_page)
def decision(request: HttpRequest, response: HttpResponse, reference: str) -> Any:
    """By its number, such as PCC-2020-034."""
    return _record(response, FILES["decisions"].kind, reference)


@api.get("/awards", response=Records, summary="Grants awarded, newest first")
@decorate_view(open_to_all, conditional_page)
def awards(request: HttpRequest, response: HttpResponse, after: str = "", size: int = Query(25, ge=1, le=MOST)) -> Any:
    """`after` comes from `next` of the page before."""
    return _records(request, response, FILES["awards"].kind, size)


@api.get("/awards/{reference}", response=Record, summary="One grant")
@decorate_view(open_to_all, conditional_page)
def award(request: HttpRequest, response: HttpResponse, reference: str) -> Any:
    """By its number, such as AWD-23-005."""
    return _record(response, FILES["awards"].kind, reference)


@api.get("/reports", response=Records, summary="Progress reports, newest first")
@decorate_view(open_to_all, conditional_page)
def reports(request: HttpRequest, response: HttpResponse, after: str = "", size: int = Query(25, ge=1, le=MOST)) -> Any:
    """`after` comes from `next` of the page before."""
    return _records(request, response, FILES["progress"].kind, size)


@api.get("/funds", response=Funds, summary="Every fund")
@decorate_view(open_to_all, conditional_page)
def funds(request: HttpRequest) -> Any:
    """By name."""
    return {
        "data": [
            {"code": one.code, "name": one.name, "about": one.about,
             "address": request.build_absolute_uri(f"/funds/{one.slug}/")}
            for one in funds_visible_to(None)
        ]
    }  # fmt: skip


@api.get("/rounds", response=Rounds, summary="Every announced round, newest first")
@decorate_view(open_to_all, conditional_page)
def rounds(request: HttpRequest) -> Any:
    """How many bids were funded is said once the groups have been told."""
    return {"data": [_round(request, one) for one in public_list()]}


def _round(request: HttpRequest, one: PublicRound) -> dict[str, Any]:
    round = one.round
    return {
        "fund": round.fund.code, "number": round.number, "name": round.name, "theme": round.theme,
        "standing": one.word, "opens_at": round.opens_at, "closes_at": round.closes_at,
        "decision_by": round.decision_by, "set_aside_pence": one.total_pence,
        "least_award_pence": round.min_award_pence, "most_award_pence": round.max_award_pence,
        "bids": one.sent if one.is_over else None, "funded": one.funded if one.is_over else None,
        "address": request.build_absolute_uri(one.address),
    }  # fmt: skip


@api.get("/measures", response=Measures, summary="The measures of the Plan in force")
@decorate_view(open_to_all, conditional_page)
def measures(request: HttpRequest) -> Any:
    """In printed order."""
    plan = plan_in_force()
    return {
        "data": [
            {"code": one.code, "text": one.text, "kind": one.kind, "direction": one.direction, "unit": one.unit,
             "outcome": one.objective.outcome.name, "objective": one.objective.text}
            for one in (measures_of(plan) if plan else [])
        ]
    }  # fmt: skip
