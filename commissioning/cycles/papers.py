"""The business case of a cycle: why, what is wanted, every option by the same questions, and what is advised."""

from typing import Any

from commissioning.cycle_kinds import cycle_kind
from office.records import clock, letterhead
from office.records.money import pounds
from office.records.stationery import Bullets, Heading, KeyFacts, Paper, Paragraph, Table

UNWRITTEN = "Not written yet"


def business_case(cycle: Any) -> Paper:
    """One template for every kind of cycle. Reads the cycle with its options, needs and gates as fetched."""
    options = list(cycle.options.all())
    facts = [
        ("Service", cycle.service.name),
        ("Kind of cycle", cycle_kind(cycle.kind).label),
        ("Where it is", str(cycle.state_word)),
        ("Advised", cycle.advised.title if cycle.advised else "Nothing yet"),
        ("Legal power", cycle_kind(cycle.kind).legal_power),
    ]
    rows = tuple(
        (one.title, pounds(one.cost_a_year_pence), one.speaks_for or UNWRITTEN, one.speaks_against or UNWRITTEN,
         one.for_users or UNWRITTEN, one.for_equality or UNWRITTEN) for one in options
    )  # fmt: skip
    needs = tuple(str(one) for one in cycle.needs_answered.all())
    blocks: list[Any] = [
        KeyFacts(tuple(facts)),
        Heading("Why now"),
        Paragraph(cycle.why),
        *([Heading("Needs it answers"), Bullets(needs)] if needs else []),
        Heading("Options"),
        Table(("Option", "Cost a year", "For it", "Against it", "For users", "For equality"), rows, "Options",
              frozenset({1})),
        Heading("What is wanted"),
        Paragraph(cycle.specification or UNWRITTEN),
        Heading("Impact"),
        Paragraph(cycle.impact or UNWRITTEN),
        Heading("Who was consulted, and what changed"),
        Paragraph(cycle.heard or UNWRITTEN),
        Heading("The principles"),
        Paragraph(cycle.gate_sheet.in_words()),
    ]  # fmt: skip
    dated = clock.today()
    return Paper(title=f"Business case: {cycle.service.name}", reference=cycle.reference, dated=dated,
                 signed=letterhead.in_force(dated).body_name, blocks=tuple(blocks))  # fmt: skip
