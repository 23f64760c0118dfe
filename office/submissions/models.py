"""Question sets with versions, and the answers given to them."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from office.records.guards import only_grows

from .freezing import FreezesWhenPublished


class Part(models.TextChoices):
    """Which part of a bid a question belongs to; it decides who may read the answer, and when."""

    MERIT = "merit", "Merit: read by assessors"
    IDENTITY = "identity", "Identity: hidden in the blind stage"
    PRICE = "price", "Price: sealed until quality is scored"
    PRIVATE = "private", "Private: never seen by assessors"


class QuestionSet(FreezesWhenPublished):
    """One version of a form. Once published it never changes: an edit makes the next version."""

    code = models.SlugField(max_length=40)  # scf-application
    number = models.PositiveIntegerField(default=1)
    title = models.CharField(max_length=120)
    intro = models.TextField(blank=True)
    minutes = models.PositiveIntegerField(default=45)  # how long it takes, told before one starts
    published_at = models.DateTimeField(null=True, blank=True)
    content_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "number"], name="submissions_question_set_version"),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True, content_hash="")
                | (Q(published_at__isnull=False) & ~Q(content_hash="")),
                name="submissions_question_set_published_with_hash",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, version {self.number}"

    @property
    def is_published(self) -> bool:
        """True once it is fixed."""
        return self.published_at is not None

    @property
    def version_id(self) -> str:
        """What a printed form carries: code, version and the start of its hash."""
        return f"{self.code}/{self.number}/{self.content_hash[:8] or 'draft'}"


class Section(FreezesWhenPublished):
    """A task in the task list: a few questions that belong together."""

    published_path = "question_set__published_at"

    question_set = models.ForeignKey(QuestionSet, models.CASCADE, related_name="sections")
    order = models.PositiveSmallIntegerField()
    group = models.CharField(max_length=60)  # the heading the task stands under: Your project, Money
    title = models.CharField(max_length=100)

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["question_set", "order"], name="submissions_section_order")]

    def __str__(self) -> str:
        return self.title


class Question(FreezesWhenPublished):
    """One question. `options` holds what its type needs: choices, columns, sub-fields, limits."""

    published_path = "question_set__published_at"

    question_set = models.ForeignKey(QuestionSet, models.CASCADE, related_name="questions")
    section = models.ForeignKey(Section, models.CASCADE, related_name="questions")
    order = models.PositiveSmallIntegerField()
    code = models.SlugField(max_length=20)  # q01: what exports and rules call it
    type = models.CharField(max_length=30)
    label = models.CharField(max_length=200)
    hint = models.TextField(blank=True)
    why_we_ask = models.TextField(blank=True)
    part = models.CharField(max_length=10, choices=Part.choices, default=Part.MERIT)
    required = models.BooleanField(default=True)
    word_limit = models.PositiveIntegerField(null=True, blank=True)
    character_limit = models.PositiveIntegerField(null=True, blank=True)
    criterion = models.CharField(max_length=10, blank=True)  # which criterion it serves, if scored
    is_public = models.BooleanField(default=False)  # shown to everyone when funded
    show_when = models.JSONField(default=dict, blank=True)  # see conditions.py
    options = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["question_set", "code"], name="submissions_question_code")]

    def __str__(self) -> str:
        return f"{self.code} {self.label}"


class Submission(models.Model):
    """One organisation's answers to one question set. `revision` counts saves, not steps."""

    question_set = models.ForeignKey(QuestionSet, models.PROTECT, related_name="submissions")
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="submissions")
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)
    writing_seconds = models.PositiveIntegerField(default=0)  # spent at it, longer breaks left out
    locked_at = models.DateTimeField(null=True, blank=True)  # sent: nothing in it may change
    content_hash = models.CharField(max_length=64, blank=True)  # of the answers as sent
    is_sealed = models.BooleanField(default=False)  # a bid: nobody of the office writes in it

    def __str__(self) -> str:
        return f"Submission {self.pk}"

    @property
    def is_locked(self) -> bool:
        """True once it was sent."""
        return self.locked_at is not None


class Answer(models.Model):
    """One answer, in the columns its question's type uses. `revision` tells two writers apart."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, models.PROTECT, related_name="answers")
    text = models.TextField(blank=True)
    number = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    yes = models.BooleanField(null=True, blank=True)
    choices = models.JSONField(default=list, blank=True)
    rows = models.JSONField(default=list, blank=True)
    typed = models.JSONField(default=dict, blank=True)  # what was typed and could not be read as the type
    revision = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    # The opened page whose script wrote it, and which of that page's changes it was; a plain form leaves them empty.
    page = models.CharField(max_length=40, blank=True)
    turn = models.PositiveIntegerField(default=0)
    # The reference it was copied from, until somebody keeps it or writes it anew.
    copied_from = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["submission", "question"], name="submissions_answer_once")]

    def __str__(self) -> str:
        return f"{self.question_id} of {self.submission_id}"


class AnswerVersion(models.Model):
    """An answer as it was before somebody changed it, or a version not chosen: no write is ever dropped.

    One that is neither chosen nor settled waits for somebody to choose: it is an open conflict.
    """

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="versions")
    question = models.ForeignKey(Question, models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField()
    content = models.JSONField()
    was_chosen = models.BooleanField(default=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    page = models.CharField(max_length=40, blank=True)  # as in Answer
    turn = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["written_at", "pk"]
        indexes = [
            models.Index(
                fields=["submission"],
                condition=Q(was_chosen=False, settled_at__isnull=True),
                name="submissions_open_conflicts",
            )
        ]

    def __str__(self) -> str:
        return f"{self.question_id} of {self.submission_id} at {self.revision}"


class Receipt(models.Model):
    """Proof of sending: one for each time it was sent, with the server's time and the content's hash.

    `content` is what was sent, in the very form that was hashed. It alone may be emptied, when the answers
    have been kept as long as they may be: the time and the hash stay.
    """

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="receipts")
    reference = models.CharField(max_length=40)
    sent_at = models.DateTimeField()
    content_hash = models.CharField(max_length=64)
    content = models.TextField(blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_constraint=False
    )

    class Meta:
        ordering = ["sent_at", "pk"]

    def __str__(self) -> str:
        return f"{self.reference} at {self.sent_at:%Y-%m-%d %H:%M}"


only_grows("submissions.Receipt", may_blank="content")
