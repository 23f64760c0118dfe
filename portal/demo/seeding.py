"""Deterministic bulk data for measuring, made by the same actions as real data, so that every invariant holds."""

import datetime as dt
import random
from collections.abc import Callable
from typing import Any

from django.db import transaction

from grants.applications.actions import propose_eligible, save_answers, start_application
from grants.funds.actions import (
    RoundDates,
    draft_opening_decision,
    give_fund_key,
    prepare_round,
    set_up_fund,
    turn_rounds,
)
from grants.funds.models import Fund, Round
from office.decisions import actions as decisions
from office.decisions import publishing
from office.ledger.actions import receive
from office.ledger.models import Source
from office.people.appointments.actions import appoint_first_administrator, give_role
from office.people.models import User
from office.people.organisations.actions import register_organisation
from office.people.roles import Role
from office.people.standing import forget
from office.principles.actions import add_evidence
from office.records import clock, foundations
from office.records.steps import take

from .loading.story import Story

CHUNK = 50  # applications to a transaction
STAFF = {
    "officer": Role.OFFICER, "officer-2": Role.OFFICER, "finance": Role.FINANCE, "legal": Role.LEGAL,
    "commissioner": Role.COMMISSIONER,
}  # fmt: skip
SECTIONS: dict[str, str | list[str]] = {
    "executive_summary": "A decision made for measuring.",
    "decision": ["Note the report."],
    "background_and_reasons": "The office measures how it holds up with many decisions.",
    "legal_power": "Section 9, Police Reform and Social Responsibility Act 2011.",
}


class Seeder:
    """One run: the same seed on the same day gives the same rows."""

    def __init__(self, seed: int, say: Callable[[str], None]) -> None:
        self.chance, self.say = random.Random(seed), say  # noqa: S311 (measuring, not secrets)
        self.story = Story(clock.today())
        self.people: dict[str, User] = {}

    def run(self, applications: int, decisions_wanted: int) -> None:
        """Everything asked for, beside whatever is there already."""
        self._staff()
        if applications:
            round = self._open_round()
            for first in range(0, applications, CHUNK):
                with transaction.atomic():
                    for number in range(first, min(first + CHUNK, applications)):
                        self._application(round, number)
                self.say(f"{min(first + CHUNK, applications)} applications")
        for number in range(decisions_wanted):
            self._decision(number)

    def _staff(self) -> None:
        administrator = User.objects.filter(email="seed-administrator@demo.invalid").first()
        if administrator is None:
            administrator = User.objects.create_user("seed-administrator@demo.invalid", "Seed administrator")
            appoint_first_administrator(user=administrator)
            forget(administrator)
        foundations.lay_all(by=administrator)
        self.people["administrator"] = administrator
        for slug, role in STAFF.items():
            user, made = User.objects.get_or_create(
                email=f"seed-{slug}@demo.invalid", defaults={"name": f"Seed {slug}"}
            )
            if made:
                give_role(user=user, role=role, by=administrator)
            forget(user)
            self.people[slug] = user

    def _open_round(self) -> Round:
        fund = Fund.objects.filter(code="SCF").first() or set_up_fund(
            code="SCF", slug="safer-communities-fund", name="Safer Communities Fund", type="safer_communities",
            by=self.people["administrator"],
        )  # fmt: skip
        for slug in ("officer", "officer-2"):
            give_fund_key(fund=fund, officer=self.people[slug], by=self.people["administrator"])
            forget(self.people[slug])
        number = 1000 + fund.rounds.filter(number__gte=1000).count()
        source, _ = Source.objects.get_or_create(code="SEED", defaults={"name": "Money for measuring"})
        receive(source=source, pence=1_000_000_00, note="For measuring", by=self.people["finance"])
        round = prepare_round(
            fund=fund, number=number, name=f"Measured round {number}", theme="", dates=self._dates(),
            pots=[(source, f"SEED-{number}", "All", 1_000_000_00)], by=self.people["officer"],
        )  # fmt: skip
        for gate in round.gate_sheet.gates.all():
            if gate.state == "not_started":
                add_evidence(gate=gate, text="Made for measuring.", by=self.people["officer"])
                gate.refresh_from_db()
                take(gate, "meet", by=self.people["officer"])
        decision = draft_opening_decision(round=round, by=self.people["officer"])
        take(round, "ask_for_decision", by=self.people["officer"])
        self._sign(decision)
        turn_rounds()
        round.refresh_from_db()
        return round

    def _dates(self) -> RoundDates:
        today = clock.today()
        given = [record["answers"]["q13"] for record in self.story["applications"] if record["round"] == "R24"
                 and "q13" in record["answers"]]  # fmt: skip
        first = min([dt.date.fromisoformat(one["start"]) for one in given] + [today + dt.timedelta(days=60)])
        return RoundDates(
            opens_at=clock.now() - dt.timedelta(minutes=1),
            closes_at=clock.now() + dt.timedelta(days=30),
            delivery_from=first,
            delivery_until=first + dt.timedelta(days=500),
        )

    def _application(self, round: Round, number: int) -> None:
        lead = User.objects.create_user(f"seed-{round.number}-{number}@demo.invalid", f"Lead {number}")
        group = register_organisation(name=f"Group {round.number}-{number}", lead=lead, phone_on_file="01632 960000",
                                      committee_size=5, by=lead)  # fmt: skip
        forget(lead)
        told = self.chance.choice([one for one in self.story["applications"] if one["round"] == "R24"
                                   and one["status"] == "submitted"])  # fmt: skip
        application = start_application(round=round, pot=round.pots.get(), organisation=group, by=lead)
        save_answers(application=application, given=told["answers"], base={}, by=lead)
        if self.chance.random() < 0.8:
            take(application, "submit", by=lead)
            if self.chance.random() < 0.5:
                propose_eligible(application=application, by=self.people["officer"])

    def _decision(self, number: int) -> None:
        officer = self.people["officer"]
        decision = decisions.draft_decision(
            kind="general", title=f"Measured decision {number}", summary="A decision made for measuring.",
            sections=SECTIONS, amount_pence=self.chance.randrange(1, 500) * 1000_00, by=officer,
        )  # fmt: skip
        self._sign(decision)
        publishing.publish_decision(decision=decision, by=officer)

    def _sign(self, decision: Any) -> None:
        take(decision, "ask_for_advice", by=self.people["officer"])
        for kind, slug in (("finance", "finance"), ("legal", "legal"), ("equality", "officer-2")):
            decisions.give_advice(decision=decision, kind=kind, result="nil", by=self.people[slug])
        take(decision, "send_to_sign", by=self.people["officer"])
        signer = self.people["commissioner"]
        decisions.declare_before_signing(decision=decision, has_interest=False, by=signer)
        take(decision, "sign", by=signer)
