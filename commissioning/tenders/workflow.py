"""The life of a tender and of a bid."""

import datetime as dt
from typing import Any

from office.decisions.permissions import decided_by
from office.records import clock
from office.records.actors import the_clock
from office.records.steps import Obstacle, Refused, StateField, Stateful, lawful_states, step

from . import consequences, messages, permissions, routes, rules
from .states import BEFORE_CONTRACT, BidState, TenderState


class TenderWorkflow(Stateful):
    """Open until its hour, sealed until it is opened, evaluated, decided, still for a while, then a contract."""

    state = StateField(TenderState)

    route: Any
    live_at: Any
    closes_at: Any
    opened_at: Any
    prices_opened_at: Any
    price_pence: Any
    starts_on: Any
    ends_on: Any
    notice_on: Any
    standstill_ends_on: Any

    class Meta:
        abstract = True
        constraints = [lawful_states(TenderState)]

    @step(source=TenderState.DRAFT, target=TenderState.LIVE, label="Open for bids",
          allowed=permissions.may_run, unless=rules.obstacles_to_going_live, needs=["question_set"],
          then=consequences.call_for_notices_of_opening)  # fmt: skip
    def go_live(self, *, by: Any) -> None:
        """From now on the closing time can only be put off for everyone."""
        self.live_at = clock.now()

    @step(source=TenderState.LIVE, target=TenderState.LIVE, label="Give everyone more time", aside=True,
          allowed=permissions.may_run, unless=rules.obstacles_to_giving_more_time,
          tells=messages.EXTENDED)  # fmt: skip
    def extend(self, *, by: Any, closes_at: dt.datetime, reason: str) -> None:
        """For everyone, with a public reason."""
        if closes_at <= self.closes_at:
            raise Refused([Obstacle("The new closing time must be later than the old one.", about="closes_at")])
        self.extended_because = _given(reason, "Say why, in words everyone may read.")
        self.closes_at = closes_at

    @step(source=TenderState.LIVE, target=TenderState.CLOSED, label="Close", allowed=the_clock,
          unless=rules.obstacles_to_closing, then=consequences.freeze_what_was_not_sent)  # fmt: skip
    def close(self, *, by: Any) -> None:
        """By the server's clock; nothing later is let in."""

    @step(source=TenderState.CLOSED, target=TenderState.EVALUATION, label="Open the bids",
          allowed=permissions.may_run, needs=["contest"], then=consequences.enter_the_contest)  # fmt: skip
    def open_bids(self, *, by: Any) -> None:
        """Until this moment nobody in the office sees who bid, or how many."""
        self.opened_at, self.opened_by = clock.now(), by

    @step(source=TenderState.EVALUATION, target=TenderState.EVALUATION, label="Open the prices",
          allowed=permissions.may_run, unless=rules.obstacles_to_opening_prices, needs=["contest"],
          then=consequences.open_the_prices)  # fmt: skip
    def open_prices(self, *, by: Any) -> None:
        """Quality is locked; until this moment nobody in the office reads a price."""
        self.prices_opened_at = clock.now()

    @step(source=[TenderState.DRAFT, TenderState.EVALUATION], target=TenderState.RECOMMENDED,
          label="Recommend the award", allowed=permissions.may_recommend, unless=rules.obstacles_to_recommending,
          needs=["cycle__gate_sheet", "contest"], then=consequences.call_for_notices_of_the_choice)  # fmt: skip
    def recommend(
        self, *, by: Any, winner: Any, price_pence: int, reasons: str, starts_on: dt.date, ends_on: dt.date
    ) -> None:
        """Who, for how much over the whole term, and why."""
        if no := rules.obstacles_to_the_winner(self, winner, price_pence, reasons):
            raise Refused(no)
        if starts_on >= ends_on:
            raise Refused([Obstacle("The last day comes after the first.", about="ends_on")])
        self.winner, self.price_pence, self.reasons = winner, price_pence, reasons.strip()
        self.starts_on, self.ends_on = starts_on, ends_on

    @step(source=TenderState.RECOMMENDED, target=TenderState.STANDSTILL, label="Award",
          allowed=decided_by("decision"), needs=["decision", "contest"],
          then=consequences.announce_the_award)  # fmt: skip
    def award(self, *, by: Any) -> None:
        """The award is signed; the standstill starts with the day of its notice."""
        self.notice_on = clock.today()
        self.standstill_ends_on = routes.standstill_ends(self.notice_on, routes.ROUTES[self.route].standstill)

    @step(source=TenderState.STANDSTILL, target=TenderState.CONTRACTED, label="Send the contract",
          allowed=permissions.may_run, unless=rules.obstacles_to_sending_the_contract,
          needs=["cycle__service", "cycle__contract", "winner", "decision"],
          then=consequences.draw_up_the_contract)  # fmt: skip
    def issue_contract(self, *, by: Any) -> None:
        """Nobody challenged the award in time."""

    @step(source=[str(one) for one in BEFORE_CONTRACT], target=TenderState.FAILED,
          label="End without an award", aside=True,
          allowed=permissions.may_run, needs=["cycle"], tells=messages.FAILED,
          then=consequences.end_the_procurement)  # fmt: skip
    def fail(self, *, by: Any, reason: str) -> None:
        """No bid would do: what is asked for goes back to be written again."""
        self.failed_because = _given(reason, "Say why, in words everyone may read.")


class BidWorkflow(Stateful):
    """Written by a provider, sent in time, or not."""

    state = StateField(BidState)

    sent_at: Any

    class Meta:
        abstract = True
        constraints = [lawful_states(BidState)]

    @step(source=[BidState.DRAFT, BidState.WITHDRAWN], target=BidState.SENT, label="Send the bid",
          allowed=permissions.may_send_bid, unless=rules.obstacles_to_sending_a_bid,
          needs=["tender", "submission__question_set"], then=consequences.lock_the_bid)  # fmt: skip
    def send(self, *, by: Any) -> None:
        """Sealed from now on."""
        self.sent_at = clock.now()

    @step(source=BidState.SENT, target=BidState.WITHDRAWN, label="Take the bid back", aside=True,
          allowed=permissions.may_send_bid, unless=rules.obstacles_to_withdrawing, needs=["tender", "submission"],
          then=consequences.unlock_the_bid)  # fmt: skip
    def withdraw(self, *, by: Any) -> None:
        """It may be sent again until the close."""
        self.sent_at = None

    @step(source=BidState.DRAFT, target=BidState.NOT_SENT, label="Miss the close", allowed=the_clock)
    def miss_the_close(self, *, by: Any) -> None:
        """It was not sent in time."""


def _given(text: str, sentence: str) -> str:
    if not text.strip():
        raise Refused([Obstacle(sentence, about="reason")])
    return text.strip()
