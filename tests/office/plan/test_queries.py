"""Looking up the Plan."""

import datetime as dt

from office.plan.actions import start_next_plan, write_part
from office.plan.models import PlanVersion
from office.plan.queries import forum_called, measures_of, plan_in_force, priorities_of, whole
from office.records import sight
from office.records.steps import take


def test_no_plan_before_the_first(plan):
    assert plan_in_force(dt.date(2015, 1, 1)) is None


def test_a_plan_does_not_lapse_on_its_last_day(plan):
    assert plan_in_force(dt.date(2026, 1, 1)) == plan


def test_of_two_that_start_together_the_newer_is_in_force(plan, editor):
    corrected = start_next_plan(plan=plan, by=editor, code="corrected", in_force_from=plan.in_force_from)
    assert plan_in_force(dt.date(2020, 1, 1)) == plan
    take(corrected, "publish", by=editor)
    assert plan_in_force(dt.date(2020, 1, 1)) == corrected


def test_drafts_are_seen_by_those_who_write_plans(plan, editor, stranger):
    draft = start_next_plan(plan=plan, by=editor, code="draft")
    assert set(sight.visible(PlanVersion, stranger)) == {plan}
    assert set(sight.visible(PlanVersion, editor)) == {plan, draft}


def test_a_priority_counts_between_its_dates(plan, editor):
    draft = start_next_plan(plan=plan, by=editor, code="draft")
    write_part(part=draft.priorities.get(code="CYB"), by=editor, effective_until=dt.date(2020, 12, 31))
    assert priorities_of(draft, dt.date(2020, 12, 31)).count() == 16
    assert priorities_of(draft, dt.date(2021, 1, 1)).count() == 15


def test_a_forum_is_found_by_any_of_its_names(plan):
    assert forum_called("West Yorkshire Anti-Slavery Partnership") == forum_called("atn")
    assert forum_called("Safer Roads Partnership").code == "RSE"
    assert forum_called("A choir") is None


def test_the_whole_plan_costs_a_constant_number_of_queries(plan, django_assert_num_queries):
    with django_assert_num_queries(11):
        (one,) = whole(PlanVersion.objects.all())
        assert sum(len(o.commitments.all()) for o in one.outcomes.all()) == 28
        assert sum(len(b.measures.all()) for o in one.outcomes.all() for b in o.objectives.all()) == 22
        assert {c.theme.name for o in one.outcomes.all() for c in o.commitments.all()} == {
            t.name for t in one.themes.all()
        }
    with django_assert_num_queries(1):
        assert next(m.objective.outcome.code for m in measures_of(plan)) == "O1"
