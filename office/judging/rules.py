"""What must hold in judging. A rule reads the thing it is given, its own relations included."""

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any

from office.people.permissions import has_interest, has_role
from office.people.roles import Role
from office.records.steps import Obstacle
from office.submissions.wording import count_words

from .arithmetic import TOP, gap, lawful_points, weighted_percent
from .states import AssessmentState, ContestState, EntryState

RUNNING = (ContestState.PREPARING, ContestState.READING)
DECLARE = Obstacle("Declare whether you have an interest in this bid.", about="declaration")


def weights_of(rubric: Any) -> dict[str, int]:
    """Weight by criterion code."""
    return {criterion.code: criterion.weight for criterion in rubric.criteria.all()}


def percent_of(assessment: Any) -> Decimal:
    """One assessor's weighted total."""
    points = {score.criterion.code: score.points for score in assessment.scores.select_related("criterion")}
    return weighted_percent(points, weights_of(assessment.entry.contest.rubric))


def obstacles_to_freezing(rubric: Any) -> list[str]:
    """Weights that make 100, and words for every number of points."""
    found: list[str] = []
    if sum(weights_of(rubric).values()) != 100:
        found.append(Obstacle("The weights of the criteria must make 100.", about="weights"))
    missing = set(range(TOP + 1)) - {anchor.points for anchor in rubric.anchors.all() if anchor.words.strip()}
    return found + [Obstacle(f"Say what {points} points means.", about="anchors") for points in sorted(missing)]


def obstacles_to_entering(contest: Any) -> list[str]:
    """Until the list goes to the panel."""
    if contest.state not in RUNNING:
        return [Obstacle("The scoring is closed: no more bids can enter.", about="contest")]
    return []


def obstacles_to_reading(contest: Any) -> list[str]:
    """A contest starts with a frozen rubric whose weights make 100."""
    found: list[str] = []
    if contest.rubric.frozen_at is None:
        found.append(Obstacle("Freeze the rubric first.", about="rubric"))
    if sum(weights_of(contest.rubric).values()) != 100:
        found.append(Obstacle("The weights of the criteria must make 100.", about="rubric"))
    return found


def obstacles_to_ranking(contest: Any) -> list[str]:
    """Every entry still in must be settled."""
    open_ones = contest.entries.exclude(state__in=[EntryState.SETTLED, EntryState.REMOVED])
    codes = list(open_ones.order_by("pk").values_list("blind_code", flat=True)[:6])
    return [Obstacle(f"{code} is not settled yet.", about=code) for code in codes]


def obstacles_to_opening_prices(contest: Any) -> list[str]:
    """Quality is locked first, whoever asks; and once."""
    if contest.state != ContestState.RANKED:
        return [Obstacle("Close the scoring of quality first.", about="contest")]
    return [Obstacle("The prices are open already.", about="contest")] if contest.prices_opened_at else []


def obstacles_to_reopening_the_list(contest: Any) -> list[str]:
    """Not once the panel has met on it, or prices were seen."""
    if contest.prices_opened_at:
        return [Obstacle("The prices are open, so the scores of quality stay as they are.", about="contest")]
    if contest.meetings.exclude(state="planned").exists():
        return [Obstacle("The panel has met on this list.", about="meeting")]
    return []


def obstacles_to_assigning(entry: Any, assessor: Any, *, declared: bool, barred: bool, holds: bool) -> list[str]:
    """A reader of the house, with no tie to the bid. The flags say what was looked up about this very pair."""
    found: list[str] = []
    if entry.contest.state not in RUNNING or entry.state not in (EntryState.WAITING, EntryState.READING):
        found.append(Obstacle(f"{entry.blind_code} is not open to new readers.", about="entry"))
    if not has_role(assessor, Role.ASSESSOR):
        found.append(Obstacle(f"{assessor} is not an assessor.", about="assessor"))
    if declared:
        found.append(Obstacle(f"{assessor} declared an interest in this bid.", about="assessor"))
    elif has_interest(assessor, entry.submission.organisation_id):
        found.append(Obstacle(f"{assessor} has an interest in this group, by the register.", about="assessor"))
    if barred:
        found.append(Obstacle(f"{assessor} decided whether this bid was eligible.", about="assessor"))
    if holds:
        found.append(Obstacle(f"{assessor} reads this bid, or was taken off it.", about="assessor"))
    return found


def obstacles_to_giving_out(entry: Any) -> list[str]:
    """Enough readers, in a contest that has started."""
    found: list[str] = []
    if entry.contest.state != ContestState.READING:
        found.append(Obstacle("Start the reading of this round first.", about="contest"))
    missing = entry.readers - entry.assessments.exclude(state=AssessmentState.RELEASED).count()
    if missing > 0:
        more = "one more reader" if missing == 1 else f"{missing} more readers"
        found.append(Obstacle(f"Choose {more}.", about="readers"))
    return found


def obstacles_to_releasing(assessment: Any) -> list[str]:
    """Until the list goes to the panel."""
    if assessment.entry.contest.state not in RUNNING:
        return [Obstacle("The scoring is closed. Reopen it before you take a reader off.", about="contest")]
    return []


def obstacles_to_declaring(has_interest: bool, nature: str, declared_before: bool) -> list[str]:
    """An interest is put in words, and is not taken back by the person it bars."""
    if has_interest and not nature.strip():
        return [Obstacle("Say what your interest is.", about="nature")]
    if declared_before and not has_interest:
        return [Obstacle("You declared an interest in this bid. Speak to the officer.", about="declaration")]
    return []


def obstacles_to_scoring(assessment: Any) -> list[str]:
    """Given out, not yet locked, and no interest declared in this very bid."""
    if assessment.state != AssessmentState.ASSIGNED:
        return [Obstacle(f"This is not possible now: it is {str(assessment.state_word).lower()}.", about="assessment")]
    if assessment.entry.state != EntryState.READING or assessment.entry.contest.state != ContestState.READING:
        return [Obstacle("This bid is not open for scoring.", about="entry")]
    if not assessment.entry.declarations.filter(user=assessment.assessor_id, has_interest=False).exists():
        return [DECLARE]
    return []


def obstacles_to_a_score(points: Any, criterion: Any, rubric_id: int) -> list[str]:
    """One of this contest's criteria, with no points yet or 0 to 5."""
    if criterion.rubric_id != rubric_id:
        return [Obstacle("This is not one of the criteria.", about=criterion.code)]
    if points is not None and not lawful_points(points):
        return [Obstacle(f"Choose a score from 0 to {TOP}.", about=criterion.code)]
    return []


def obstacles_to_locking(assessment: Any) -> list[str]:
    """Open for scoring; every criterion has points and a reason, longer for 0 and 5 where the rubric says so."""
    if why := obstacles_to_scoring(assessment):
        return why
    rubric = assessment.entry.contest.rubric
    scores = {score.criterion_id: score for score in assessment.scores.all()}
    found: list[str] = []
    for criterion in rubric.criteria.all():
        found += _obstacles_to_one_score(criterion, scores.get(criterion.pk), rubric.words_for_extremes)
    return found


def _obstacles_to_one_score(criterion: Any, score: Any, fewest_words: int) -> list[str]:
    if score is None or score.points is None:
        return [Obstacle(f"Score {criterion.code}, {criterion.name}.", about=criterion.code)]
    if not score.reason.strip():
        return [Obstacle(f"Give a reason for your score on {criterion.code}.", about=criterion.code)]
    if score.points in (0, TOP) and count_words(score.reason) < fewest_words:
        why = f"{score.points} points on {criterion.code} needs a reason of at least {fewest_words} words."
        return [Obstacle(why, about=criterion.code)]
    return []


def obstacles_to_unlocking(assessment: Any) -> list[str]:
    """Until the list goes to the panel."""
    if assessment.entry.contest.state != ContestState.READING:
        return [Obstacle("The scoring is closed: the panel has the list.", about="contest")]
    if assessment.entry.moderation_id is not None:
        return [Obstacle("This bid was moderated. Speak to the officer.", about="moderation")]
    if assessment.entry.state == EntryState.REMOVED:
        return [Obstacle("This bid was taken out.", about="entry")]
    return []


def obstacles_to_calling_for_moderation(entry: Any) -> list[str]:
    """While the scoring is open, and once: what was agreed stays agreed."""
    if entry.contest.state != ContestState.READING:
        return [Obstacle("The scoring is closed: the panel has the list.", about="contest")]
    if entry.moderation_id is not None:
        return [Obstacle("This bid was moderated.", about="moderation")]
    return []


def obstacles_to_moderating(
    entry: Any, points: Mapping[str, Any], note: str, readers: Collection[int], by: Any
) -> list[str]:
    """Readers differ; every criterion gets its agreed points; a note says how; no reader moderates their own bid."""
    if entry.state != EntryState.MODERATION:
        return [Obstacle(f"This is not possible now: it is {str(entry.state_word).lower()}.", about="entry")]
    if getattr(by, "pk", None) in readers:
        return [Obstacle("You scored this bid. Somebody else must record what was agreed.", about="moderation")]
    found: list[str] = [
        Obstacle(f"Choose the agreed score for {criterion.code}, from 0 to {TOP}.", about=criterion.code)
        for criterion in entry.contest.rubric.criteria.all()
        if not lawful_points(points.get(criterion.code))
    ]
    if not note.strip():
        found.append(Obstacle("Say how the score was agreed.", about="note"))
    return found


def obstacles_to_agreeing(entry: Any) -> list[str]:
    """The moderation record must be there."""
    if entry.moderation_id is None:
        return [Obstacle("Write down the agreed scores and the note first.", about="moderation")]
    return []


def why_moderate(contest: Any, percents: list[Decimal], points: Mapping[str, list[int]]) -> str:
    """Why readers differ too much, in words; empty when they agree well enough.

    `points`: each criterion's code to what the readers gave. A gap over the contest's limit in the
    total, or over a criterion's own limit (domain 2.3: C1 and C4), calls for moderation.
    """
    if gap(percents) > contest.moderation_gap:
        return f"Readers are {gap(percents).normalize():f} points apart."
    for criterion in contest.rubric.criteria.all():
        given = points.get(criterion.code, [])
        if criterion.flag_gap is not None and given and gap(given) > criterion.flag_gap:
            return f"Readers are {gap(given)} points apart on {criterion.code}."
    return ""


def obstacles_to_opening_the_meeting(meeting: Any) -> list[str]:
    """Quorum, with at least one independent member, and a closed list."""
    found = _obstacles_from_quorum(list(meeting.attendances.all()), meeting.quorum)
    if meeting.contest.state not in (ContestState.RANKED, ContestState.CONCLUDED):  # again, after a review
        found.append(Obstacle("Close the scoring first.", about="contest"))
    return found


def obstacles_to_considering(meeting: Any, entry: Any) -> list[str]:
    """The quorum must hold for each bid without those who left the room for it (domain 3.4, recommend)."""
    out = {recusal.member_id for recusal in meeting.recusals.all() if recusal.entry_id == entry.pk}
    return _obstacles_from_quorum(
        [one for one in meeting.attendances.all() if one.member_id not in out], meeting.quorum
    )


def _obstacles_from_quorum(sitting: list[Any], quorum: int) -> list[str]:
    found: list[str] = []
    if len(sitting) < quorum:
        are = "1 is" if len(sitting) == 1 else f"{len(sitting)} are"
        found.append(Obstacle(f"{quorum} members must be there; {are}.", about="attendance"))
    if not any(one.is_independent for one in sitting):
        found.append(Obstacle("At least one member must be independent.", about="attendance"))
    return found


def obstacles_to_recusing(meeting: Any, entry: Any, is_there: bool, reason: str) -> list[str]:
    """A bid of this meeting's list, a member who sits on it, a reason, and a meeting that is not over."""
    if meeting.state == "closed":
        return [Obstacle("This meeting is over.", about="meeting")]
    found: list[str] = []
    if entry.contest_id != meeting.contest_id:
        found.append(Obstacle("This bid is not on the meeting's list.", about="entry"))
    if not is_there:
        found.append(Obstacle("Record their attendance first.", about="member"))
    if not reason.strip():
        found.append(Obstacle("Say why they leave the room for this bid.", about="reason"))
    return found
