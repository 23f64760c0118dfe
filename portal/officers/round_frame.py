"""What every page of a round shows around its own part: its facts, its stages and the way between its pages."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from grants.applications.queries import counts_by_state
from grants.applications.states import ApplicationState
from grants.funds.permissions import may_run
from office.judging.states import ContestState
from office.screens.words import counted, plain_date

DENSE = "layouts/dense.html"
UNSENT = (ApplicationState.DRAFT, ApplicationState.NOT_SENT)
LEFT = (*UNSENT, ApplicationState.WITHDRAWN)


def address(round: Any, rest: str = "") -> str:
    """Where a round's pages stand."""
    return reverse("portal:officers:round", args=[round.fund.code, round.number]) + rest


def framed(request: HttpRequest, round: Any, here: str, **more: Any) -> dict[str, Any]:
    """The context of one page of a round. `here`: the part one is in."""
    counts = counts_by_state(request.user, round)
    at = address(round)
    return {
        "round": round, "at": at, "runs": may_run(round, request.user), "counts": counts,
        "sent": sum(count for state, count in counts.items() if state not in UNSENT),
        "side": _side(at, here), "side_label": "This round", "next_clock": next_clock(round), **more,
    }  # fmt: skip


def _side(at: str, here: str) -> list[dict[str, Any]]:
    parts = (("overview", "Overview", ""), ("gates", "Gates", "gates/"),
             ("questions", "Questions", "questions/"), ("judging", "Judging", "judging/"),
             ("meetings", "Advisory Board", "meetings/"), ("letters", "Letters", "letters/"),
             ("trail", "Trail", "trail/"))  # fmt: skip
    return [{"text": text, "href": at + rest, "current": code == here} for code, text, rest in parts]


def next_clock(round: Any) -> dict[str, Any]:
    """What the round waits for next, and until when: {"says", "when"}; nothing when no clock runs."""
    if round.state in ("draft", "awaiting_decision", "scheduled"):
        return {"says": "Opens", "when": round.opens_at}
    if round.state == "open":
        return {"says": "Closes", "when": round.closes_at}
    if round.state != "closed":
        return {}
    contest = round.contest
    if contest.state in (ContestState.PREPARING, ContestState.READING) and contest.scores_due:
        return {"says": "Scores due", "when": contest.scores_due}
    when = round.board_on if contest.state != ContestState.CONCLUDED else round.decision_by
    return {"says": "Advisory Board", "when": when} if when else {}


def stages(round: Any, counts: dict[str, int]) -> list[dict[str, str]]:
    """The stage line of a round, from its own state and its contest's."""
    now = _stage_now(round, counts)
    to_check = counts.get("submitted", 0)
    said = [
        ("Prepared", "form, criteria, gates"),
        ("Decided on", round.opening_decision.reference or "" if round.opening_decision else ""),
        ("Open", f"closes {plain_date(round.closes_at)}" if now <= 2 else f"closed {plain_date(round.closes_at)}"),
        ("Eligibility", f"{to_check} to check" if to_check and now == 3 else ""),
        ("Scored", str(round.contest.state_word) if now == 4 else ""),
        ("Advisory Board", plain_date(round.board_on)),
        ("Delivery", counted(counts.get("awarded", 0), "award") if now >= 6 else ""),
        ("Complete", ""),
    ]
    when = ["done" if place < now else "now" if place == now else "later" for place in range(len(said))]
    return [{"title": title, "text": text, "when": word} for (title, text), word in zip(said, when, strict=True)]


def what_comes_next(round: Any, counts: dict[str, int]) -> dict[str, str]:
    """For a closed round, which has no step of its own until its awards are signed: what to do, and where."""
    if round.state != "closed":
        return {}
    now, at = _stage_now(round, counts), address(round)
    if now == CHECKING:
        bids = counted(counts["submitted"], "bid")
        query = f"?round={round.fund.code}-{round.number}&state={ApplicationState.SUBMITTED}"
        return {"title": f"Check {bids}", "text": "A bid is judged once it is found eligible.",
                "href": reverse("portal:officers:applications") + query}  # fmt: skip
    if now == SCORING:
        return {"title": "Close the scoring", "text": "Once every bid is settled.", "href": f"{at}judging/"}
    return {"title": "Hold the Advisory Board", "text": "Then draft the awards decision from its list.",
            "href": f"{at}meetings/"}  # fmt: skip


CHECKING, SCORING = 3, 4  # places on the stage line


def _stage_now(round: Any, counts: dict[str, int]) -> int:
    plain = {
        "draft": 0,
        "awaiting_decision": 1,
        "scheduled": 2,
        "open": 2,
        "decided": 6,
        "complete": 8,
        "cancelled": -1,
    }
    if round.state in plain:
        return plain[round.state]
    if counts.get("submitted", 0):
        return 3
    return 4 if round.contest.state in (ContestState.PREPARING, ContestState.READING) else 5
