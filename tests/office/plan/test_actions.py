"""Loading the Plan, writing the next one, tagging."""

import datetime as dt

import pytest

from office.people.roles import Role
from office.plan import permissions
from office.plan.actions import (
    add_part,
    discard_draft,
    load_plan,
    remove_part,
    start_next_plan,
    tag,
    write_part,
    write_plan,
)
from office.plan.models import District, Forum, Measure, Outcome, PlanVersion, Pledge, Priority, SourceNote
from office.plan.queries import plan_in_force
from office.records.models import Event
from office.records.steps import Forbidden, Refused, Stale, take
from office.records.trail.verifying import faults

PUBLISHED = "published and does not change"


@pytest.fixture
def draft(plan, editor):
    return start_next_plan(plan=plan, by=editor, code="2021-2025", title="Police and Crime Plan 2021-2025",
                           starts_on=dt.date(2021, 4, 1), ends_on=dt.date(2025, 3, 31),
                           in_force_from=dt.date(2021, 7, 1))  # fmt: skip


def test_the_shipped_plan_is_loaded_and_published(plan):
    assert plan.is_published
    assert plan_in_force(dt.date(2020, 11, 23)) == plan
    assert (plan.commitments.count(), plan.measures.count(), District.objects.count(), Forum.objects.count()) == (
        28, 22, 5, 15,
    )  # fmt: skip
    assert plan.measures.get(code="M10").objective.text.startswith("Reduce Serious Violent Crime")


def test_loading_twice_changes_nothing(plan, editor):
    events = Event.objects.count()
    assert load_plan(by=editor) == plan
    assert (PlanVersion.objects.count(), Priority.objects.count(), Event.objects.count()) == (1, 16, events)


def test_a_stranger_loads_nothing(stranger):
    with pytest.raises(Forbidden):
        load_plan(by=stranger)
    assert not PlanVersion.objects.exists()


def test_the_words_for_roles_are_those_of_people():
    assert {Role.EDITOR, Role.ADMINISTRATOR} == permissions.WRITERS


def test_the_next_plan_starts_as_a_whole_copy(plan, draft):
    assert not draft.is_published
    for parts in ("themes", "outcomes", "commitments", "priorities", "pledges", "objectives", "measures"):
        copied, printed = getattr(draft, parts), getattr(plan, parts)
        assert list(copied.values_list("code", "source_line")) == list(printed.values_list("code", "source_line"))
        assert not set(copied.values_list("pk", flat=True)) & set(printed.values_list("pk", flat=True))
    assert not Measure.objects.filter(plan=draft).exclude(objective__outcome__plan=draft).exists()
    assert not draft.commitments.exclude(theme__plan=draft, outcome__plan=draft).exists()


def test_an_editor_adds_next_years_plan_without_a_developer(plan, draft, editor):
    add_part(model=Pledge, plan=draft, by=editor, code="PL5", text="Protecting community support officers")
    write_part(part=draft.outcomes.get(code="O1"), by=editor, name="Keeping people safe")
    remove_part(part=draft.priorities.get(code="CYB"), by=editor)
    write_plan(plan=draft, by=editor, vision="A safer county")
    take(draft, "publish", by=editor, expected_version=0)

    assert plan_in_force(dt.date(2021, 6, 30)) == plan
    assert plan_in_force(dt.date(2021, 7, 1)) == draft
    assert (draft.pledges.count(), draft.priorities.count()) == (5, 15)
    assert (plan.pledges.count(), plan.priorities.count()) == (4, 16)
    assert draft.outcomes.get(code="O1").source_line is None  # no longer the printed words
    assert plan.outcomes.get(code="O1").name == "Tackling crime and anti-social behaviour"
    assert list(faults()) == []


def test_a_stranger_writes_nothing(plan, draft, stranger):
    for deed in (
        lambda: start_next_plan(plan=plan, by=stranger, code="mine"),
        lambda: write_plan(plan=draft, by=stranger, title="Mine"),
        lambda: add_part(model=Pledge, plan=draft, by=stranger, code="PL5", text="Mine"),
        lambda: write_part(part=draft.pledges.get(code="PL1"), by=stranger, text="Mine"),
        lambda: remove_part(part=draft.pledges.get(code="PL1"), by=stranger),
        lambda: discard_draft(plan=draft, by=stranger),
        lambda: take(draft, "publish", by=stranger),
    ):
        with pytest.raises(Forbidden):
            deed()


def test_a_published_plan_is_refused_every_change(plan, editor):
    pledge = plan.pledges.get(code="PL1")
    for deed in (
        lambda: write_plan(plan=plan, by=editor, title="Other"),
        lambda: add_part(model=Pledge, plan=plan, by=editor, code="PL5", text="Another"),
        lambda: write_part(part=pledge, by=editor, text="Other"),
        lambda: remove_part(part=pledge, by=editor),
        lambda: discard_draft(plan=plan, by=editor),
    ):
        with pytest.raises(Refused, match=PUBLISHED):
            deed()


def test_a_published_plan_is_held_below_the_actions_too(plan):
    pledge = plan.pledges.get(code="PL1")
    for change in (
        pledge.save,
        pledge.delete,
        plan.save,
        plan.delete,
        lambda: Pledge.objects.update(text="Other"),
        lambda: plan.pledges.all().delete(),
        lambda: SourceNote.objects.bulk_create([SourceNote(plan=plan, code="N99", printed="-")]),
    ):
        with pytest.raises(Refused, match=PUBLISHED):
            change()
    assert plan.pledges.count() == 4


def test_publishing_waits_for_a_day_and_a_vision(draft, editor):
    write_plan(plan=draft, by=editor, in_force_from=None, vision="")
    with pytest.raises(Refused) as refused:
        take(draft, "publish", by=editor)
    assert [no.about for no in refused.value.obstacles] == ["vision", "in_force_from"]


def test_publishing_from_an_old_page_is_refused(draft, editor):
    take(draft, "publish", by=editor, expected_version=0)
    with pytest.raises(Stale):
        take(draft, "publish", by=editor, expected_version=0)


def test_a_plan_cannot_end_before_it_starts(draft, editor):
    with pytest.raises(Refused, match="must come after"):
        write_plan(plan=draft, by=editor, ends_on=dt.date(2020, 1, 1))


def test_a_code_stands_once_in_a_plan(draft, editor):
    with pytest.raises(Refused, match="PL1 is in this Plan already"):
        add_part(model=Pledge, plan=draft, by=editor, code="PL1", text="Again")


def test_a_plan_keeps_one_outcome(draft, editor):
    *others, last = draft.outcomes.all()
    for outcome in others:
        remove_part(part=outcome, by=editor)
    with pytest.raises(Refused, match="at least one outcome"):
        remove_part(part=last, by=editor)


def test_a_theme_in_use_is_not_removed(draft, editor):
    theme = draft.themes.get(code="H1")
    with pytest.raises(Refused, match="Move them to another theme"):
        remove_part(part=theme, by=editor)
    for commitment in theme.commitments.all():
        write_part(part=commitment, by=editor, theme=draft.themes.get(code="H2"))
    remove_part(part=theme, by=editor)
    assert draft.themes.count() == 5


def test_a_draft_can_be_thrown_away(plan, draft, editor):
    discard_draft(plan=draft, by=editor)
    assert list(PlanVersion.objects.all()) == [plan]
    assert Outcome.objects.count() == 4


def test_a_bid_is_tagged_and_stays_pinned(plan, draft, editor):
    chosen = list(plan.priorities.filter(code__in=["HATE", "COH", "MH"]))
    tags = tag(outcome=plan.outcomes.get(code="O4"), priorities=chosen, theme=plan.themes.get(code="H3"), by=editor)
    take(draft, "publish", by=editor)
    tags.refresh_from_db()
    assert (tags.plan, set(tags.priorities.all())) == (plan, set(chosen))


def test_tags_can_be_said_anew(plan, editor):
    tags = tag(outcome=plan.outcomes.get(code="O4"), priorities=[plan.priorities.get(code="DA")], by=editor)
    again = tag(outcome=plan.outcomes.get(code="O1"), priorities=[], by=editor, tags=tags)
    assert (again.pk, again.outcome.code, again.priorities.count()) == (tags.pk, "O1", 0)


def test_four_priorities_are_too_many(plan, editor):
    with pytest.raises(Refused, match="up to three"):
        tag(outcome=plan.outcomes.get(code="O4"), priorities=plan.priorities.all()[:4], by=editor)


def test_nothing_is_tagged_with_a_draft(draft, editor):
    with pytest.raises(Refused, match="published Plan"):
        tag(outcome=draft.outcomes.get(code="O1"), priorities=[], by=editor)


def test_tags_come_from_one_plan(plan, draft, editor):
    with pytest.raises(Refused) as refused:
        tag(outcome=plan.outcomes.get(code="O1"), priorities=[draft.priorities.get(code="DA")],
            theme=draft.themes.get(code="H1"), by=editor)  # fmt: skip
    assert [no.about for no in refused.value.obstacles] == ["priorities", "theme"]
