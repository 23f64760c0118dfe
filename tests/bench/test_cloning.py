"""An office filled for measuring is a lawful office: every invariant holds for the copies too."""

import pytest

from bench.inside.seed import EACH, ROUNDS, fill
from grants.models import Application
from office.records import invariants
from office.records.models import Event, OutboxItem

pytestmark = pytest.mark.django_db(transaction=True)


def test_copies_are_lawful_and_each_is_its_own():
    fill(60)
    assert Application.objects.count() == 60
    assert Application.objects.values("organisation", "submission", "tags").distinct().count() == 60
    copies = Application.objects.filter(reference__startswith="M-")
    assert copies.count() == 60 - ROUNDS * EACH
    assert Event.objects.filter(subject_type="grants.application", subject_id__in=copies.values("pk")).count() >= 36
    assert OutboxItem.objects.filter(done_at=None).count() == 0
    assert list(invariants.broken()) == []
