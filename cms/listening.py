"""Hears that something was published, corrected or withdrawn, and asks the outbox to build its page."""

from typing import Any

from django.dispatch import receiver

from office.records import outbox
from office.records.publication.models import Publication
from office.records.steps import step_taken

from .building import TELL, build_page, tell_of

BUILD = "cms.build_page"


@receiver(step_taken, sender=Publication, dispatch_uid="cms.listening")
def ask_for_pages(sender: Any, taken: list[Any], **kwargs: Any) -> None:
    """One item a publication and version of its state: asking twice builds once."""
    outbox.put_all(
        BUILD,
        {f"{BUILD}:{one.subject.pk}:{one.subject.version}": {"publication": one.subject.pk} for one in taken},
    )


outbox.register(BUILD, build_page)
outbox.register(TELL, tell_of)
