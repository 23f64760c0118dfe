"""Random movements of money and payments, step by step beside a model of sixty lines: they never part."""

import datetime as dt

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from office.agreements import invariants as of_agreements
from office.agreements.models import Agreement, Instalment
from office.agreements.promises import Payment
from office.ledger import invariants, queries
from office.ledger.actions import commit, open_pot, pay, receive, recover, release, ring_fence, uncommit
from office.ledger.models import Commitment, Pot, Source
from office.records import clock
from office.records.steps import Refused, take
from tests.factories import agreed, checked_bank_account
from tests.office.ledger.books import Books

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]

STEPS = 50  # of one story
# Quarters of the most there is to move, and a penny more or less.
SHARE = st.tuples(st.sampled_from([2, 4, 3, 1, 0]), st.sampled_from([0, 0, 0, -1, 1]))
WHICH = st.integers(0, 5)
NUMBER = st.integers(1, 4)
FINANCE = st.sampled_from(["finance_1", "finance_3"])
PREPARERS = st.sampled_from(["officer", "officer", "finance_1"])
DAY = dt.date(2020, 12, 14)
FOUR = [Payment(1_000_00, DAY), Payment(1_000_00, DAY), Payment(2_000_00, DAY), Payment(2_000_00, DAY)]


@pytest.fixture
def scene(office, administrator, group, lead):
    """A grant of four payments, signed and due, from a pot that holds a little more."""
    agreement = agreed(office, administrator, group, lead, schedule=FOUR)
    checked_bank_account(office, group, lead)
    take(agreement, "start", by=office.officer)
    pot = agreement.commitment.pot
    open_pot(source=pot.source, code="SECOND", name="Second", by=office.officer)
    with clock.set_to(clock.in_london(DAY)):
        yield office, pot.source, agreement


class Money(RuleBasedStateMachine):
    """Tries any movement in any order, on the product and on the model."""

    scene = None

    def __init__(self):
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.office, self.source, self.agreement = type(self).scene
        self.decision = self.agreement.commitment.decision
        self.pots = list(Pot.objects.filter(source=self.source).order_by("pk"))
        self.kept = [self.agreement.commitment]
        self.books = Books()
        self.books.move("receive", Source.objects.get(pk=self.source.pk).received_pence)
        self.books.move("ring_fence", self.pots[0].set_aside_pence, 0)
        self.books.move("commit", self.agreement.commitment.amount_pence, 0, promise=0)
        self.books.payments = {one: (0, payment.amount_pence, "planned") for one, payment in enumerate(FOUR, 1)}

    def both(self, lawful, movement, **said):
        """The product does it exactly when the model says so. Gives what it made."""
        made, why = None, ""
        try:
            with transaction.atomic():
                made = movement(**said)
        except Refused as no:
            why = f"refused: {no}"
        assert lawful == (not why), f"{movement.__name__} of {said}: {why or 'done'}"
        return made

    def pence(self, share, most):
        """Around what there is: nothing, a part, all of it, a penny more."""
        quarters, penny = share
        return most * quarters // 4 + penny

    def one_of(self, name, which, first=0):
        """A promise of which there is something to move, if there is any."""
        every = range(first, len(self.kept))
        some = [one for one in every if self.books.most(name, one)] or list(every)
        return some[which % len(some)]

    @rule(pence=st.integers(-1, 1_000_00))
    def receives(self, pence):
        finance = self.office.finance_1
        self.both(self.books.move("receive", pence), receive, source=self.source, pence=pence, note="", by=finance)

    @rule(name=st.sampled_from(["ring_fence", "ring_fence", "release"]), pot=st.integers(0, 1), share=SHARE)
    def moves_a_pot(self, name, pot, share):
        pence, movement = self.pence(share, self.books.most(name, pot)), {"release": release}.get(name, ring_fence)
        self.both(self.books.move(name, pence, pot), movement, pot=self.pots[pot], pence=pence,
                  decision=self.decision, by=self.decision)  # fmt: skip

    @rule(pot=st.integers(0, 1), share=SHARE)
    def promises(self, pot, share):
        pence, number = self.pence(share, self.books.most("commit", pot)), len(self.kept)
        lawful = self.books.move("commit", pence, pot, promise=number)
        made = self.both(lawful, commit, pot=self.pots[pot], pence=pence, label=f"AWD-{number}",
                         decision=self.decision, by=self.decision)  # fmt: skip
        self.kept += [made] if made else []

    @rule(which=WHICH, share=SHARE)
    def promises_less(self, which, share):
        which = self.one_of("uncommit", which)
        pence = self.pence(share, self.books.most("uncommit", which))
        self.both(self.books.move("uncommit", pence, which), uncommit, commitment=self.kept[which], pence=pence,
                  decision=self.decision, by=self.decision)  # fmt: skip

    @precondition(lambda self: len(self.kept) > 1)
    @rule(which=WHICH, share=SHARE)
    def pays(self, which, share):
        """Of a promise without an agreement: the grant's own is paid by its payments."""
        which = self.one_of("pay", which, first=1)
        pence = self.pence(share, self.books.most("pay", which))
        self.both(self.books.move("pay", pence, which), pay, commitment=self.kept[which], pence=pence, note="",
                  by=self.office.finance_1)  # fmt: skip

    @rule(which=WHICH, share=SHARE)
    def is_returned(self, which, share):
        which = self.one_of("recover", which)
        pence = self.pence(share, self.books.most("recover", which))
        self.both(self.books.move("recover", pence, which), recover, commitment=self.kept[which], pence=pence,
                  note="", by=self.office.finance_1)  # fmt: skip

    @rule(number=NUMBER, who=PREPARERS)
    def prepares(self, number, who):
        self.step(number, who, "prepare")

    @rule(number=NUMBER, who=FINANCE)
    def approves(self, number, who):
        self.step(number, who, "approve")

    @rule(number=NUMBER, who=FINANCE)
    def releases(self, number, who):
        self.step(number, who, "release")

    @rule(number=NUMBER, who=FINANCE, name=st.sampled_from(["take_back", "take_back", "cancel"]))
    def steps_aside(self, number, who, name):
        self.step(number, who, name)

    def step(self, number, who, name):
        payment, by = Instalment.objects.get(agreement=self.agreement, number=number), getattr(self.office, who)
        said = {"reason": "Because."} if name in ("prepare", "cancel") else {}

        def step():
            take(payment, name, by=by, **said)

        self.both(self.books.step(number, name, who), step)

    @invariant()
    def they_agree(self):
        source, books = Source.objects.get(pk=self.source.pk), self.books
        assert (source.received_pence, source.ring_fenced_pence) == (books.received, books.aside.total())
        for which, pot in enumerate(Pot.objects.filter(pk__in=[one.pk for one in self.pots]).order_by("pk")):
            assert (pot.set_aside_pence, pot.committed_pence) == (books.aside[which], books.promised(which))
        rows = Commitment.objects.in_bulk([one.pk for one in self.kept])
        for which, one in enumerate(self.kept):
            row = rows[one.pk]
            assert row.amount_pence == books.amount[which]
            assert (row.paid_pence, row.recovered_pence) == (books.paid[which], books.returned[which])
        states = dict(Instalment.objects.filter(agreement=self.agreement).values_list("number", "state"))
        assert states == {number: state for number, (_, _, state) in books.payments.items()}

    def teardown(self):
        every = [*invariants.ALL.values(), *of_agreements.ALL.values()]
        broken = [sentence for check in every for sentence in check()]
        paid, total = queries.totals()["paid"], self.books.paid.total()
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)
        assert broken == []
        assert paid == total


def test_the_ledger_and_its_payments_do_what_the_model_does(scene, finance_3, length):
    """1,000 steps, 5,000 with --soak."""
    office, source, agreement = scene
    office.finance_3 = finance_3
    kept = Agreement.objects.select_related("commitment__decision").get(pk=agreement.pk)
    machine = type("Money", (Money,), {"scene": (office, source, kept)})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=length(20, 100), stateful_step_count=STEPS, deadline=None, derandomize=bool(length(1, 0)),
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
