"""How files are looked up: a file is seen by whoever sees what it belongs to."""

from typing import Any

from django.apps import apps
from django.db.models import Model, Q, QuerySet

from .. import sight
from .models import StoredFile
from .workflow import ScanState


@sight.register(StoredFile)
def visible_to(user: Any) -> QuerySet[StoredFile]:
    """The files of everything this user may see."""
    wanted = Q(pk__in=[])
    for model in sight.registered():
        if model is not StoredFile:
            seen = sight.visible(model, user).order_by().values("pk")
            wanted |= Q(subject_type=model._meta.label_lower, subject_id__in=seen)
    return StoredFile.objects.filter(wanted)


def files_of(subject: Model) -> QuerySet[StoredFile]:
    """What is kept for one thing, oldest first. Ask sight about the thing itself."""
    return StoredFile.objects.filter(
        subject_type=subject._meta.label_lower, subject_id=subject.pk
    ).exclude(state=ScanState.REMOVED).order_by("pk")  # fmt: skip


def subject_of(file: StoredFile) -> Model | None:
    """What the file belongs to; None when it is gone."""
    model = apps.get_model(file.subject_type)
    return model._base_manager.filter(pk=file.subject_id).first()
