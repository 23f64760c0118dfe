"""Starts the post app."""

from django.apps import AppConfig


class PostConfig(AppConfig):
    """Telling people."""

    name = "office.post"

    def ready(self) -> None:
        from office.records import outbox
        from office.records.steps import step_taken

        from . import checks, queries  # noqa: F401 (register the checks and who may see messages)
        from .delivering import deliver
        from .telling import DELIVER, tell_of_steps

        outbox.register(DELIVER, deliver)
        step_taken.connect(tell_of_steps, dispatch_uid="office.post.steps")
