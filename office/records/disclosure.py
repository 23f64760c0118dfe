"""All that is held on one person, in one file: what they may ask for (UK GDPR, article 15).

It is made from every table that points at the person, so that a new table joins by itself. Whoever sends it reads it
first: a row may also tell of somebody else. Secrets by which a person signs in are no information about them.
"""

import json
import zipfile
from pathlib import Path
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model, Q

from .deeds import deed
from .files.models import StoredFile, private_storage
from .files.workflow import ScanState
from .models import Event, PrivateText
from .trail import note

# Columns that open something: never given away, not even to the person.
SECRETS = ("password", "secret", "sealed", "token", "hash", "code_digest")
LEFT_OUT = {"mfa.Authenticator": ("data",)}


def held_on(person: Any) -> dict[str, list[dict[str, Any]]]:
    """Every row that points at the person, by model; the person's own row; and the trail by and about them."""
    found = {}
    for model in apps.get_models():
        wanted = _points_at(model, person)
        rows = [_open(model, row) for row in model._base_manager.filter(wanted).values()] if wanted else []
        if rows:
            found[model._meta.label] = rows
    events = Event.objects.filter(
        Q(actor=person.trail_name) | Q(on_behalf_of=person.trail_name)
        | Q(subject_type=person._meta.label_lower, subject_id=person.pk)
    )  # fmt: skip
    found["trail"] = [_open(Event, dict(row)) for row in events.order_by("pk").values()]
    texts = PrivateText.objects.filter(event__in=events).values("event_id", "text")
    found["words said in the trail"] = [dict(row) for row in texts]
    return found


@deed
def disclose(*, person: Any, to: Path, by: Any) -> int:
    """Write it as a ZIP: held.json and the files they uploaded. Noted on the trail. Returns how many rows."""
    held = held_on(person)
    with zipfile.ZipFile(to, "x", zipfile.ZIP_DEFLATED) as made:
        made.writestr("held.json", json.dumps(held, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1))
        for file in StoredFile.objects.filter(uploaded_by=person).exclude(state=ScanState.REMOVED):
            with private_storage().open(file.place) as stream:
                made.writestr(f"files/{file.pk}-{file.name}", stream.read())
    to.chmod(0o600)
    count = sum(len(rows) for rows in held.values())
    note(person, "disclose", by=by, words={"rows": count})
    return count


def _points_at(model: type[Model], person: Any) -> Q:
    """Which rows of a model are about the person; an empty condition when none can be."""
    user = get_user_model()
    wanted = Q(pk=person.pk) if model is user else Q()
    for one in model._meta.concrete_fields:
        if one.is_relation and one.related_model is user:
            wanted |= Q(**{one.name: person})
    return wanted


def _open(model: type[Model], row: dict[str, Any]) -> dict[str, Any]:
    shut = LEFT_OUT.get(model._meta.label, ())
    return {name: value for name, value in row.items() if name not in shut and not any(one in name for one in SECRETS)}
