"""What a remark may be about, and where it stands."""

from django.db import models


class RemarkKind(models.TextChoices):
    """What the public may say."""

    USEFUL = "useful", "Was this useful?"
    PROBLEM = "problem", "Report a problem with this page"
    CONCERN = "concern", "Raise a concern about a funded project"
    CHANGED = "changed", "Tell us what changed for you"


class RemarkState(models.TextChoices):
    """Nothing is shown before an officer has read it."""

    NEW = "new", "To read"
    SHOWN = "shown", "Shown on the page"
    KEPT = "kept", "Read, not shown"
