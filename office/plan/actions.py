"""Loading the shipped Plan, writing the next one, and tagging bids and services."""

from collections.abc import Iterable
from typing import Any

from office.records.deeds import deed
from office.records.steps import Forbidden, Obstacle, Refused, take
from office.records.trail import note

from . import permissions, rules, shipped
from .models import District, Forum, Outcome, PlanPart, PlanTags, PlanVersion, Priority, Theme

SOURCE_FIELDS = {"source_line": None, "source_last_line": None, "source_words": ""}


@deed
def load_plan(*, by: Any) -> PlanVersion:
    """Load and publish the Plan that ships with the product, its districts and forums. Does nothing twice."""
    content = shipped.read()
    for row in content["districts"]:
        District.objects.get_or_create(code=row["code"], defaults=row)
    for row in content["forums"]:
        Forum.objects.get_or_create(code=row["code"], defaults=row)
    plan, is_new = PlanVersion.objects.get_or_create(code=content["plan"]["code"], defaults=content["plan"])
    if is_new:
        known: dict[str, dict[str, PlanPart]] = {}
        for key, model in shipped.PARTS.items():
            parts = [_shipped_part(model, plan, number, row, known) for number, row in enumerate(content[key], 1)]
            known[key] = {part.code: part for part in model._default_manager.bulk_create(parts)}
        note(plan, "loaded", by=by)
        plan.refresh_from_db()
        take(plan, "publish", by=by)
    return plan


def _shipped_part(model: type[PlanPart], plan: PlanVersion, number: int, row: dict[str, Any], known: Any) -> PlanPart:
    """One part from one row of the file, its upper parts found by their codes."""
    fields = dict(row)
    for name, key in (("outcome", "outcomes"), ("theme", "themes"), ("objective", "objectives")):
        if name in fields:
            fields[name] = known[key][fields[name]]
    return model(plan=plan, position=number, **fields)


@deed
def start_next_plan(*, plan: PlanVersion, by: Any, code: str, **fields: Any) -> PlanVersion:
    """A draft with every part of this Plan, ready to be written on. `fields` replace the Plan's own."""
    _only_writers(plan, by)
    draft = PlanVersion(
        **{
            "code": code, "title": plan.title, "refreshed": "", "starts_on": plan.starts_on, "ends_on": plan.ends_on,
            "vision": plan.vision, "vision_narrative": plan.vision_narrative, "source": plan.source,
            "vision_line": plan.vision_line, "vision_narrative_line": plan.vision_narrative_line,
            "copied_from": plan, **fields,
        }
    )  # fmt: skip
    if no := rules.obstacles_to_starting(draft, is_taken=PlanVersion.objects.filter(code=code).exists()):
        raise Refused(no)
    draft.save()
    copies: dict[tuple[type, int], PlanPart] = {}
    for model in shipped.PARTS.values():
        _copy_parts(model, plan, draft, copies)
    note(draft, "started", by=by, words={"copied_from": plan})
    return draft


def _copy_parts(model: type[PlanPart], plan: PlanVersion, draft: PlanVersion, copies: Any) -> None:
    """Copy one kind of part; what it stands under was copied before it."""
    originals = list(model._default_manager.filter(plan=plan))
    made = []
    for part in originals:
        values = {field.attname: getattr(part, field.attname) for field in model._meta.concrete_fields}
        values |= {"id": None, "plan_id": draft.pk}
        for field in model._meta.concrete_fields:
            if field.is_relation and (field.related_model, values[field.attname]) in copies:
                values[field.attname] = copies[field.related_model, values[field.attname]].pk
        made.append(model(**values))
    model._default_manager.bulk_create(made)
    copies |= {(model, part.pk): copy for part, copy in zip(originals, made, strict=True)}


@deed
def write_plan(*, plan: PlanVersion, by: Any, **fields: Any) -> PlanVersion:
    """Change a draft's own words and dates."""
    _only_draft(plan, by)
    for name, value in fields.items():
        setattr(plan, name, value)
    if no := rules.obstacles_to_dating(plan):
        raise Refused(no)
    plan.save(update_fields=list(fields))
    note(plan, "written", by=by, words={"fields": sorted(fields)})
    return plan


@deed
def add_part(*, model: type[PlanPart], plan: PlanVersion, by: Any, code: str, **fields: Any) -> PlanPart:
    """Add a part to a draft: the fifth pledge, a new priority."""
    _only_draft(plan, by)
    parts = model._default_manager.filter(plan=plan)
    if parts.filter(code=code).exists():
        raise Refused([Obstacle(f"{code} is in this Plan already. Choose another code.", about="code")])
    last = parts.order_by("-position").values_list("position", flat=True).first() or 0
    part: PlanPart = model._default_manager.create(plan=plan, code=code, position=last + 1, **fields)
    note(plan, "part added", by=by, words={"part": part})
    return part


@deed
def write_part(*, part: PlanPart, by: Any, **fields: Any) -> PlanPart:
    """Change a part of a draft. It then no longer claims a line of the printed source."""
    _only_draft(part.plan, by)
    fields = {**SOURCE_FIELDS, **fields}
    for name, value in fields.items():
        setattr(part, name, value)
    part.save(update_fields=list(fields))
    note(part.plan, "part written", by=by, words={"part": part, "fields": sorted(fields)})
    return part


@deed
def remove_part(*, part: PlanPart, by: Any) -> None:
    """Take a part out of a draft, with what stands under it. A Plan keeps at least one outcome."""
    _only_draft(part.plan, by)
    if isinstance(part, Outcome) and not part.plan.outcomes.exclude(pk=part.pk).exists():
        raise Refused(["A Plan needs at least one outcome. Add another before you remove this one."])
    if isinstance(part, Theme) and part.commitments.exists():
        raise Refused(["Commitments stand under this theme. Move them to another theme first."])
    note(part.plan, "part removed", by=by, words={"part": part})
    part.delete()


@deed
def discard_draft(*, plan: PlanVersion, by: Any) -> None:
    """Throw a draft away, with its parts."""
    _only_draft(plan, by)
    note(plan, "discarded", by=by)
    plan.delete()


@deed
def tag(
    *,
    outcome: Outcome,
    priorities: Iterable[Priority],
    theme: Theme | None = None,
    by: Any,
    tags: PlanTags | None = None,
) -> PlanTags:
    """Say where a bid or service stands in the Plan, or say it anew when its `tags` are given.

    The Plan is that of the outcome. Whoever calls has asked whether `by` may change the tagged thing.
    """
    chosen = list(priorities)
    if no := rules.obstacles_to_tagging(outcome, chosen, theme):
        raise Refused(no)
    tags = tags or PlanTags()
    tags.plan_id, tags.outcome, tags.theme = outcome.plan_id, outcome, theme
    tags.save()
    tags.priorities.set(chosen)
    note(tags, "tagged", by=by, words={"outcome": outcome, "priorities": chosen, "theme": theme})
    return tags


def _only_writers(plan: PlanVersion, by: Any) -> None:
    if not permissions.may_write_plan(plan, by):
        raise Forbidden


def _only_draft(plan: PlanVersion, by: Any) -> None:
    _only_writers(plan, by)
    if no := rules.obstacles_to_editing(plan):
        raise Refused(no)
