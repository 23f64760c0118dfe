"""What is published never changes: a guard on the models of a question set."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from office.records.steps import Refused

SENTENCE = "This form is published, so it can no longer be changed. Make its next version instead."


class FreezingQuerySet(models.QuerySet[Any]):
    """Refuses to change or remove many rows when one of them is published."""

    def _refuse_published(self) -> None:
        if self.filter(**{f"{self.model.published_path}__isnull": False}).exists():
            raise Refused([SENTENCE])

    def update(self, **changes: Any) -> int:
        """Change drafts only."""
        self._refuse_published()
        return super().update(**changes)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Remove drafts only."""
        self._refuse_published()
        return super().delete()

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        """Add to drafts only."""
        made = list(objs)
        for question_set in {one.question_set for one in made if hasattr(one, "question_set_id")}:
            if question_set.is_published:
                raise Refused([SENTENCE])
        return super().bulk_create(made, *args, **kwargs)


class FreezesWhenPublished(models.Model):
    """A row of a form. `published_path` leads to the moment it was published."""

    published_path = "published_at"

    objects = FreezingQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save a draft; what stands published in the database is refused."""
        self._refuse_published()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Remove a draft."""
        self._refuse_published()
        return super().delete(*args, **kwargs)

    def _refuse_published(self) -> None:
        standing = type(self).objects.filter(pk=self.pk) if self.pk else type(self).objects.none()
        is_published = standing.filter(**{f"{self.published_path}__isnull": False}).exists()
        question_set = getattr(self, "question_set", None)
        if is_published or (question_set is not None and question_set.is_published):
            raise Refused([SENTENCE])
