"""What must hold for an application to be sent, checked or taken back."""

import datetime as dt
from collections.abc import Container
from typing import Any

from grants.fund_types import fund_type
from office.records import clock
from office.records.files.queries import files_of
from office.records.files.workflow import ScanState
from office.records.steps import Obstacle
from office.submissions.queries import choices_of, questions_by_code
from office.submissions.rules import obstacles_to_sending


def obstacles_from_the_clock(round: Any) -> list[str]:
    """The round is open by the server's clock, whatever its row still says."""
    if clock.now() >= round.closes_at or round.state not in ("open", "scheduled"):
        return [Obstacle(f"{round.name} closed at {_when(round.closes_at)}. Every word is kept.", about="clock")]
    if clock.now() < round.opens_at:
        return [Obstacle(f"{round.name} opens at {_when(round.opens_at)}.", about="clock")]
    return []


def _when(instant: Any) -> str:
    local = instant.astimezone(clock.LONDON)
    hour = "12 noon" if (local.hour, local.minute) == (12, 0) else f"{local:%H:%M}"
    return f"{hour} on {local:%A} {local.day} {local:%B %Y}"


COMMITTEE = 3  # people who are not related (domain 3.12)
VOLUNTARY = ("community_group", "charity", "cio", "cic", "sports_club", "social_enterprise")
STARTED_WITHOUT = ("withdrawn", "not_sent")  # states that do not count as a live bid


def obstacles_from_the_profile(organisation: Any) -> list[str]:
    """What a group's profile must say before it can apply: it is asked once, for every bid."""
    found: list[str] = []
    if not organisation.phone_on_file.strip():
        found.append(Obstacle("Give your group's telephone number in its profile.", about="profile"))
    if organisation.kind in VOLUNTARY and (organisation.committee_size or 0) < COMMITTEE:
        found.append(
            Obstacle(
                f"Your committee needs {COMMITTEE} or more people who are not related. Say how many in your profile.",
                about="profile",
            )
        )
    return found


def obstacles_to_starting(round: Any, organisation: Any, *, live_bids: int, limit: int) -> list[str]:
    """In time, with a complete profile, and not one bid too many for the pot."""
    if late := obstacles_from_the_clock(round):
        return late
    found = obstacles_from_the_profile(organisation)
    if live_bids >= limit:
        found.append(Obstacle("Your group has an application for this money already. Open that one.", about="bids"))
    return found


def obstacles_to_copying(earlier: Any, application: Any) -> list[str]:
    """From the group's own bid on the same form: another form's questions mean something else."""
    if earlier.organisation_id != application.organisation_id:
        return [Obstacle("Choose an earlier application of the same group.", about="earlier")]
    if earlier.submission.question_set.code != application.submission.question_set.code:
        return [Obstacle("That application was for another kind of fund. Its form asks other things.", "earlier")]
    return []


def context_of(application: Any) -> dict[str, Any]:
    """What the answers are held against: the round's limits (pence, dates) and the choices of its own Plan."""
    round = application.round
    return {
        **choices_of(round.plan),
        **_files_kept(application),
        "min_ask_pence": round.min_award_pence,
        "max_ask_pence": round.max_award_pence,
        "delivery_from": round.delivery_from,
        "delivery_until": round.delivery_until,
        "longest_months": fund_type(round.fund.type).terms.longest_months,
    }


def _files_kept(application: Any) -> dict[str, Any]:
    """What stands behind answers that are files; nothing is looked up where the form asks for none."""
    questions = questions_by_code(application.submission.question_set).values()
    if not any(question.type == "file" for question in questions):
        return {}
    safe = files_of(application).exclude(state=ScanState.INFECTED)
    return {"files": {str(uuid) for uuid in safe.values_list("uuid", flat=True)}}


def obstacles_to_submitting(application: Any, by: Any = None) -> list[str]:
    """In time, every answer in order, the sum within the round's limits, and whoever else must speak has spoken."""
    if late := obstacles_from_the_clock(application.round):
        return late
    found = obstacles_to_sending(application.submission, context_of(application))
    return [*found, *obstacles_from_others(application, by)]


def obstacles_from_others(application: Any, by: Any = None) -> list[str]:
    """The endorsement and the second person, where the round asks for them. `by`: who would send it."""
    return [*obstacles_from_endorsements(application), *obstacles_from_the_second_person(application, by)]


def last_day_to_endorse(round: Any) -> dt.date:
    """Until when an endorsement still counts: the close, and as many days more as the round allows."""
    close: dt.date = round.closes_at.astimezone(clock.LONDON).date()
    return close + dt.timedelta(days=round.endorsement_days_late)


def obstacles_from_endorsements(application: Any) -> list[str]:
    """Where the round needs one: somebody was asked; and has answered, unless the round lets the answer be late."""
    round = application.round
    if round.endorsement != "needed":
        return []
    states = {one.state for one in application.endorsements.all()} - {"withdrawn"}
    if not states:
        return [Obstacle("Ask a neighbourhood officer or your partnership to support your bid.", about="endorsement")]
    if states & {"supported", "not_supported"} or round.endorsement_days_late:
        return []
    return [Obstacle("The person you asked to support your bid has not answered yet.", about="endorsement")]


def obstacles_from_the_second_person(application: Any, by: Any = None) -> list[str]:
    """Where the round asks for it: somebody other than the sender confirmed these very answers."""
    if not application.round.second_person:
        return []
    others = [one for one in application.confirmations.all() if one.user_id != getattr(by, "pk", None)]
    if any(one.revision == application.submission.revision for one in others):
        return []
    if others:
        return [Obstacle("The answers have changed since they were confirmed. Ask for that again.", about="second")]
    return [Obstacle("A second person of your group must confirm these answers.", about="second")]


def obstacles_to_confirming(application: Any, *, left: list[str]) -> list[str]:
    """A draft in time, whole but for the confirmation itself. `left`: what is in the way of its answers."""
    if application.state != "draft":
        return [Obstacle("Only a draft can be confirmed.", about="state")]
    if late := obstacles_from_the_clock(application.round):
        return late
    return [Obstacle("Every answer must be in order first.", about="answers")] if left else []


def obstacles_to_reopening(application: Any) -> list[str]:
    """Before the close only."""
    return obstacles_from_the_clock(application.round)


def waits(query: Any) -> bool:
    """A query waits for the group until it is answered or its last day has passed: then what is held decides."""
    return query.answered_at is None and query.closed_at is None and clock.today() <= query.answer_by


def obstacles_from_queries(application: Any) -> list[str]:
    """No query is waiting for an answer."""
    if any(waits(query) for query in application.queries.all()):
        return [Obstacle("A query is waiting for the group's answer.", about="queries")]
    return []


def obstacles_to_passing(application: Any) -> list[str]:
    """An officer wrote down that it is eligible, and no query is waiting for an answer."""
    check = getattr(application, "eligibility", None)
    if check is not None and check.result == "ineligible":
        return [
            Obstacle("One officer proposed that it is not eligible. Another one confirms or checks it again.", "check")
        ]
    if check is None or check.result != "eligible":
        return [Obstacle("Write down your check first.", about="check")]
    return [*obstacles_from_queries(application), *obstacles_from_a_late_endorsement(application)]


def obstacles_from_a_late_endorsement(application: Any) -> list[str]:
    """Where one is needed and may be late, it is waited for until its last day; after that the officer decides."""
    round = application.round
    if round.endorsement != "needed" or clock.today() > (last := last_day_to_endorse(round)):
        return []
    if {one.state for one in application.endorsements.all()} & {"supported", "not_supported"}:
        return []
    return [Obstacle(f"An endorsement may still come, until {last:%A} {last.day} {last:%B}.", about="endorsement")]


def obstacles_to_refusing(application: Any) -> list[str]:
    """Somebody proposed it, with a code and a reason in plain words; this is the second check."""
    check = getattr(application, "eligibility", None)
    if check is None or check.result != "ineligible":
        return [Obstacle("One officer must propose this first, with the reason.", about="check")]
    return obstacles_from_queries(application)


def obstacles_to_proposing(application: Any) -> list[str]:
    """While it is being checked, and nothing is waited for."""
    if application.state != "submitted":
        return [Obstacle("Only an application that is being checked can be found eligible or not.", about="state")]
    return obstacles_from_queries(application)


def obstacles_to_a_reason(code: str, reason: str, codes: Container[str]) -> list[str]:
    """A refusal has a code of the fund's guidance and words the group can use."""
    found: list[str] = []
    if code not in codes:
        found.append(Obstacle("Choose which rule of the fund it does not meet.", about="code"))
    if not reason.strip():
        found.append(Obstacle("Write the reason in plain words: it goes into the letter.", about="reason"))
    return found


def obstacles_to_asking(application: Any, question: str, *, limit: int) -> list[str]:
    """A question about eligibility, one at a time, so many times at most (domain 3.4: two)."""
    queries = list(application.queries.all())
    found: list[str] = []
    if application.state != "submitted":
        found.append(Obstacle("Questions are asked while an application is being checked.", about="state"))
    if not question.strip():
        found.append(Obstacle("Write your question.", about="question"))
    if any(waits(query) for query in queries):
        found.append(Obstacle("The group has not answered the last question yet.", about="queries"))
    if len(queries) >= limit:
        found.append(Obstacle(f"The group was asked {limit} times already. Decide on what you have.", about="queries"))
    return found


def obstacles_to_answering(query: Any, answer: str) -> list[str]:
    """Once, with words, and before the check is decided."""
    if query.answered_at is not None:
        return [Obstacle("This question has been answered.", about="answer")]
    if query.closed_at is not None or query.application.state != "submitted":
        return [Obstacle("The check was decided on what we had, so this can no longer be answered.", about="answer")]
    return [] if answer.strip() else [Obstacle("Write your answer.", about="answer")]
