"""Contests and all that is said in them. The same for grants and for tenders."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from guardian.models import UserObjectPermissionBase

from office.records.guards import only_grows

from .workflow import AssessmentWorkflow, ContestWorkflow, EntryWorkflow, MeetingWorkflow


class Rubric(models.Model):
    """Criteria, weights and anchors, with a version; frozen with a hash once a contest uses it."""

    code = models.SlugField(max_length=40)
    number = models.PositiveIntegerField(default=1)
    title = models.CharField(max_length=120)
    frozen_at = models.DateTimeField(null=True, blank=True)
    content_hash = models.CharField(max_length=64, blank=True)
    words_for_extremes = models.PositiveSmallIntegerField(default=0)  # the fewest words of a reason for 0 or 5 points

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "number"], name="judging_rubric_version"),
            models.CheckConstraint(
                condition=Q(frozen_at__isnull=True, content_hash="")
                | (Q(frozen_at__isnull=False) & ~Q(content_hash="")),
                name="judging_rubric_frozen_with_hash",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, version {self.number}"


class Criterion(models.Model):
    """One criterion with its weight in percent; the weights of a rubric make 100."""

    rubric = models.ForeignKey(Rubric, models.CASCADE, related_name="criteria")
    order = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=10)  # C1
    name = models.CharField(max_length=160)
    weight = models.PositiveSmallIntegerField()
    guidance = models.TextField(blank=True)
    flag_gap = models.PositiveSmallIntegerField(null=True, blank=True)  # further apart than this calls for moderation
    stop_at = models.PositiveSmallIntegerField(null=True, blank=True)  # so few points: cannot be funded as it is

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["rubric", "code"], name="judging_criterion_code")]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Anchor(models.Model):
    """What a number of points means, in words."""

    rubric = models.ForeignKey(Rubric, models.CASCADE, related_name="anchors")
    points = models.PositiveSmallIntegerField()  # 0 to 5
    words = models.CharField(max_length=200)

    class Meta:
        ordering = ["points"]
        constraints = [models.UniqueConstraint(fields=["rubric", "points"], name="judging_anchor_points")]

    def __str__(self) -> str:
        return f"{self.points} {self.words}"


class Contest(ContestWorkflow):
    """One round's or one tender's judging."""

    rubric = models.ForeignKey(Rubric, models.PROTECT, related_name="contests")
    title = models.CharField(max_length=160)
    readers = models.PositiveSmallIntegerField(default=2)  # for each entry
    moderation_gap = models.PositiveSmallIntegerField(default=20)  # percentage points
    funding_line = models.PositiveSmallIntegerField(default=66)  # percent
    quorum = models.PositiveSmallIntegerField(default=3)
    is_blind = models.BooleanField(default=True)
    price_open = models.BooleanField(default=True)  # tenders seal the price until quality is scored
    prices_opened_at = models.DateTimeField(null=True, blank=True)  # after which quality no longer changes
    scores_due = models.DateField(null=True, blank=True)
    inputs_hash = models.CharField(max_length=64, blank=True)  # of every score the ranking was made from
    findings_hash = models.CharField(max_length=64, blank=True)  # of what was worked out from them, chances included
    findings_method = models.PositiveSmallIntegerField(null=True, blank=True)  # which arithmetic that was
    adjusting_announced_at = models.DateTimeField(null=True, blank=True)  # before any score, or never

    class Meta(ContestWorkflow.Meta):
        pass

    def __str__(self) -> str:
        return self.title


class Entry(EntryWorkflow):
    """One bid in a contest. `blind_code` is what assessors call it."""

    contest = models.ForeignKey(Contest, models.PROTECT, related_name="entries")
    submission = models.OneToOneField("submissions.Submission", models.PROTECT, related_name="entry")
    blind_code = models.CharField(max_length=20)
    own_readers = models.PositiveSmallIntegerField(null=True, blank=True)  # where it needs more than others
    percent = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)  # agreed, when settled
    flag = models.CharField(max_length=300, blank=True)  # why it went to moderation
    moderation = models.ForeignKey("Moderation", models.PROTECT, null=True, blank=True, related_name="+")  # in force

    class Meta(EntryWorkflow.Meta):
        constraints = [
            *EntryWorkflow.Meta.constraints,
            models.UniqueConstraint(fields=["contest", "blind_code"], name="judging_entry_blind_code"),
        ]
        permissions = [("read_entry", "May read and score this bid")]
        verbose_name_plural = "entries"

    def __str__(self) -> str:
        return self.blind_code

    @property
    def readers(self) -> int:
        """How many must read it."""
        return self.own_readers or self.contest.readers


class AssessorKey(UserObjectPermissionBase):
    """The key that opens one bid to one assessor. Written and revoked by one action each."""

    content_object = models.ForeignKey(Entry, models.CASCADE, related_name="keys")

    class Meta(UserObjectPermissionBase.Meta):
        abstract = False


class Declaration(models.Model):
    """What one person declared about one bid, before reading it. An interest bars them from it for good."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="declarations")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="declarations")
    has_interest = models.BooleanField()
    nature = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "user"], name="judging_declaration_once"),
            models.CheckConstraint(condition=Q(has_interest=False) | ~Q(nature=""), name="judging_interest_has_words"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} on {self.entry_id}"


class Assessment(AssessmentWorkflow):
    """One assessor's reading of one entry."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="assessments")
    assessor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="assessments")
    order = models.PositiveSmallIntegerField(default=0)  # randomised for each reader
    percent = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    locked_at = models.DateTimeField(null=True, blank=True)
    unlocked_because = models.CharField(max_length=300, blank=True)

    class Meta(AssessmentWorkflow.Meta):
        constraints = [
            *AssessmentWorkflow.Meta.constraints,
            models.UniqueConstraint(fields=["entry", "assessor"], name="judging_assessment_once"),
        ]

    def __str__(self) -> str:
        return f"{self.assessor_id} reads {self.entry_id}"


class Score(models.Model):
    """Points for one criterion, with the reason. Points may be missing while it is being written."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    points = models.PositiveSmallIntegerField(null=True, blank=True)
    reason = models.TextField(blank=True)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assessment", "criterion"], name="judging_score_once"),
            models.CheckConstraint(condition=Q(points__isnull=True) | Q(points__lte=5), name="judging_score_points"),
        ]

    def __str__(self) -> str:
        return f"{self.criterion_id}: {self.points}"


class LockedSheet(models.Model):
    """The scores as an assessor locked them. Each lock adds one, so an unlocked score keeps its first version."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="sheets")
    number = models.PositiveSmallIntegerField()  # 1, 2 … within the assessment
    percent = models.DecimalField(max_digits=5, decimal_places=2)
    scores = models.JSONField()  # criterion code -> [points, reason]
    digest = models.CharField(max_length=64, blank=True)  # of the scores and reasons; outlives their deletion
    locked_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["assessment", "number"], name="judging_locked_sheet_number")]

    def __str__(self) -> str:
        return f"Sheet {self.number} of {self.assessment_id}"


class Moderation(models.Model):
    """What was agreed where readers differed. A new record: the readers' own scores stay as they were."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="moderations")
    note = models.TextField()
    points = models.JSONField()  # criterion code -> agreed points
    percent = models.DecimalField(max_digits=5, decimal_places=2)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Moderation of {self.entry_id}"


class Meeting(MeetingWorkflow):
    """A sitting of the panel on one contest."""

    contest = models.ForeignKey(Contest, models.PROTECT, related_name="meetings")
    reference = models.CharField(max_length=40, unique=True)  # BRD-2020-12-09
    held_on = models.DateField()
    quorum = models.PositiveSmallIntegerField(default=3)

    class Meta(MeetingWorkflow.Meta):
        pass

    def __str__(self) -> str:
        return self.reference


class Attendance(models.Model):
    """Who sat."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    is_independent = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "member"], name="judging_attendance_once")]

    def __str__(self) -> str:
        return f"{self.member_id} at {self.meeting_id}"


class Recusal(models.Model):
    """Who left the room for one bid, and why. Printed in the minutes."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="recusals")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="recusals")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "entry", "member"], name="judging_recusal_once")]

    def __str__(self) -> str:
        return f"{self.member_id} out for {self.entry_id}"


class Lots(models.Model):
    """A draw among bids too close to call: registered before the reading, held once, with a public seed."""

    contest = models.OneToOneField(Contest, models.PROTECT, related_name="lots")
    seed_from = models.CharField(max_length=300)  # the public event whose result is the seed
    seed_on = models.DateField()  # when it becomes known
    registered_at = models.DateTimeField()
    registered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    seed = models.CharField(max_length=100, blank=True)
    order = models.JSONField(default=list)  # [blind code, its digest], first drawn first
    held_at = models.DateTimeField(null=True, blank=True)
    held_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name_plural = "lots"

    def __str__(self) -> str:
        return f"Draw of {self.contest_id}"


class Allocation(models.Model):
    """The best set of bids for the money, as it was asked and as it came out. Worked out in the background."""

    contest = models.ForeignKey(Contest, models.PROTECT, related_name="allocations")
    question = models.JSONField()  # the money, the bids with their scores and sums, the limits
    bids = models.PositiveIntegerField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    settled = models.PositiveIntegerField(default=0)  # bids of which it is known whether they are in every good set
    answer = models.JSONField(null=True, blank=True)
    cannot = models.CharField(max_length=300, blank=True)  # why there is none
    done_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"Allocation {self.pk} of {self.contest_id}"


only_grows("judging.LockedSheet")
only_grows("judging.Moderation")
