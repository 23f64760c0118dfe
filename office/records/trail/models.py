"""The rows of the trail. None holds a foreign key to live data, so that the trail outlives it."""

from django.db import models


class Event(models.Model):
    """One thing that happened to one subject. Nothing may change it: the database itself refuses."""

    subject_type = models.CharField(max_length=60)  # grants.application
    subject_id = models.BigIntegerField()
    number = models.PositiveIntegerField()  # 1, 2, 3 … within the subject
    at = models.DateTimeField()  # the time claimed, by the office's clock
    written_at = models.DateTimeField()  # the time the machine wrote it
    actor = models.CharField(max_length=60)  # user:12, clock, decision:PCC-2020-034
    on_behalf_of = models.CharField(max_length=60, blank=True)
    verb = models.CharField(max_length=60)  # a step's name, or a deed's
    before = models.CharField(max_length=30, blank=True)  # states, when it was a step
    after = models.CharField(max_length=30, blank=True)
    facts = models.JSONField(default=dict)  # numbers, codes and dates: never personal text
    digests = models.JSONField(default=dict)  # word -> sha256 of salt and text
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            # Two writers cannot continue the same chain: one of them gets an IntegrityError.
            models.UniqueConstraint(fields=["subject_type", "subject_id", "number"], name="records_event_chain")
        ]
        indexes = [models.Index(fields=["actor", "at"], name="records_event_actor")]

    def __str__(self) -> str:
        return f"{self.subject_type} {self.subject_id} #{self.number}: {self.verb}"


class PrivateText(models.Model):
    """Words said with an event. They may be blanked (a person's right), never altered or removed;
    the event keeps their salted digest, so that the chain stays whole."""

    event = models.ForeignKey(Event, models.PROTECT, related_name="texts", db_constraint=False)
    word = models.CharField(max_length=40)
    salt = models.CharField(max_length=32)
    text = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "word"], name="records_private_text_once")]

    def __str__(self) -> str:
        return f"{self.word} of event {self.event_id}"


class Seal(models.Model):
    """One day's events, folded into the global chain, once the writers in flight were done."""

    number = models.PositiveIntegerField(unique=True)
    at = models.DateTimeField()
    through_event = models.BigIntegerField()  # the highest event id it covers
    count = models.PositiveIntegerField()
    root = models.CharField(max_length=64)  # over the hashes of its events in order of id
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"Seal {self.number} of {self.count} events"
