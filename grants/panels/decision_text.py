"""The words of an awards decision, made from the recommendations. A bid that is not funded is never named."""

from collections.abc import Sequence
from typing import Any

from grants.fund_types import fund_type
from grants.funds.decision_text import DATA, EQUALITY
from office.records.money import pounds

from . import rules
from .powers import power_of

# The list of every bid's result stays closed: a group that was not funded is not named (domain 3.4).
LIST_EXEMPTION = "Freedom of Information Act 2000, section 36(2)(c)"
LIST_INTEREST = "Naming groups that were not funded would harm them and put others off applying."


def of_awards(round: Any, applications: Sequence[Any], recused: int) -> dict[str, Any]:
    """Title, summary, sum and sections. Each application has its recommendation, best score first."""
    funded = [one for one in applications if one.recommendation.kind in rules.FUNDED]
    total = sum(one.recommendation.amount_pence for one in funded)
    asked = sum(one.ask_pence or 0 for one in applications)
    return {
        "title": f"Awards from {round.name}"[:160],
        "summary": f"Award {pounds(total)} to {_grants(len(funded))} out of {len(applications)} bids.",
        "amount_pence": total,
        "sections": {
            "executive_summary": (
                f"{round.name} drew {len(applications)} bids that could be funded, for {pounds(asked)} in all. "
                f"The panel recommends {_grants(len(funded))}, {pounds(total)} together."
            ),
            "decision": [*(_line(one) for one in funded), *_counts(applications)],
            "background_and_reasons": "\n\n".join([_how(round), *_departures(applications), *map(_why, funded)]),
            "options_rejected": "Funding fewer projects, or none. Sharing the money whatever the score.",
            **_principles(round.award_sheet),
            "financial": _money(funded, total),
            "legal_power": _powers(funded) or f"{fund_type(round.fund.type).legal_power}.",
            "equality": EQUALITY,
            "data_protection": DATA,
            "risk": "A group may turn its grant down or not finish. Reserve projects are then looked at by score.",
            "interests": _interests(recused),
            "annex": [_result(one) for one in applications],
        },
    }


def _principles(sheet: Any) -> dict[str, str]:
    return {"principles": f"Gates of these awards: {sheet.in_words()}"} if sheet else {}


def of_reserve(round: Any, application: Any, pence: int, reason: str) -> dict[str, Any]:
    """Title, summary, sum and sections of a decision that funds one project from the reserve list."""
    name = published_name(application)
    return {
        "title": f"A reserve award from {round.name}"[:160],
        "summary": f"Award {pounds(pence)} to {name}, which was on the reserve list.",
        "amount_pence": pence,
        "sections": {
            "executive_summary": f"Money came free in {round.name}. The next project on the reserve list is funded.",
            "decision": [f"Award {pounds(pence)} to {name} for {application.title}."],
            "background_and_reasons": reason.strip(),
            "financial": f"{pounds(pence)} is met from “{application.pot.pot.name}”.",
            "legal_power": f"{power_of(application)}.",
        },
    }


def published_name(application: Any) -> str:
    """The group's name, or the words an officer put in its place."""
    return application.recommendation.publish_as or application.organisation.name


def _grants(number: int) -> str:
    return "1 grant" if number == 1 else f"{number} grants"


def _line(application: Any) -> str:
    part = " (in part)" if application.recommendation.kind == "part" else ""
    amount = pounds(application.recommendation.amount_pence)
    return f"Award {amount}{part} to {published_name(application)} for {application.title}."


def _counts(applications: Sequence[Any]) -> list[str]:
    kinds = [one.recommendation.kind for one in applications]
    lines = []
    if reserve := kinds.count("reserve"):
        lines.append(f"Hold {reserve} {'bid' if reserve == 1 else 'bids'} in reserve.")
    if declined := kinds.count("decline"):
        lines.append(f"Do not fund {declined} {'bid' if declined == 1 else 'bids'}. Each group is told why.")
    return lines


def _how(round: Any) -> str:
    contest = round.contest
    return (
        f"Each bid was scored blind by {contest.readers} readers against published criteria. Where they differed by "
        f"more than {contest.moderation_gap} points the scores were talked through and agreed. The panel looked at "
        f"every bid; the funding line was {contest.funding_line}%."
    )


def _departures(applications: Sequence[Any]) -> list[str]:
    rows = [(one, one.submission.entry.percent, one.recommendation.kind) for one in applications]
    return [
        f"{published_name(one)} is funded although a bid with a better score is not. "
        f"The panel's reason: {one.recommendation.reason.rstrip('.')}."
        for one in rules.out_of_rank(rows)
    ]


def _why(application: Any) -> str:
    return f"{published_name(application)}: {application.recommendation.public_reason.rstrip('.')}."


def _money(funded: Sequence[Any], total: int) -> str:
    pots = sorted({one.pot.pot for one in funded}, key=lambda pot: pot.code)
    lines = [
        f"“{pot.name}” holds {pounds(pot.left_pence)}; this gives "
        f"{pounds(sum(one.recommendation.amount_pence for one in funded if one.pot.pot == pot))}."
        for pot in pots
    ]
    return "\n".join([f"{pounds(total)} in all. What is not given goes back to its source.", *lines])


def _powers(funded: Sequence[Any]) -> str:
    """The power of each grant: one sentence where it is one for all, else a line for each power with its groups."""
    by_power: dict[str, list[str]] = {}
    for one in funded:
        by_power.setdefault(power_of(one), []).append(published_name(one))
    if len(by_power) < 2:
        return "".join(f"{power}." for power in by_power)
    return "\n".join(f"{power}: {', '.join(names)}." for power, names in by_power.items())


def _interests(recused: int) -> str:
    if not recused:
        return "No member of the panel declared an interest."
    return f"Members left the room {recused} {'time' if recused == 1 else 'times'} because of an interest."


def _result(application: Any) -> str:
    percent = application.submission.entry.percent
    score = "not scored" if percent is None else f"{percent}%"
    kind = application.recommendation.get_kind_display().lower()
    return (
        f"{application.reference} {application.organisation.name}: {score}, {kind}. {application.recommendation.reason}"
    )
