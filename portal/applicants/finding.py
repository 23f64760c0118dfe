"""One's own application, from its reference in the address."""

from collections.abc import Mapping
from functools import partial
from typing import Any, cast

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from grants.applications import actions, rules
from grants.applications.models import Application
from grants.applications.queries import application_for
from grants.applications.states import ApplicationState
from office.people.permissions import belongs
from portal.answering.filling import Filling


def own_application(request: HttpRequest, reference: str) -> Application:
    """The application of one's own group; anybody else's is a plain 404."""
    application = application_for(request.user, reference)
    if application is None or not belongs(request.user, application.organisation_id):
        raise Http404("There is no such page.")
    return application


def home(application: Application) -> str:
    """The address of an application; all its other pages hang under it."""
    return reverse("portal:applicants:application_show", args=[application.reference])


def filling_of(application: Application) -> Filling:
    """The application as a form being filled in."""
    return Filling(
        submission=application.submission,
        title=f"{application.round.name} · {application.reference}",
        home=home(application),
        save=partial(actions.save_answers, application=application),
        settle=partial(actions.settle_conflict, application=application),
        context=cast(Mapping[str, Any], SimpleLazyObject(partial(rules.context_of, application))),  # a save needs none
        closes_at=application.round.closes_at,
        subject=application,
        keep=partial(actions.keep_copied, application=application),
    )


def is_open_to_write(application: Application) -> bool:
    """A draft before the close: the server's clock decides."""
    return application.state == ApplicationState.DRAFT and not rules.obstacles_from_the_clock(application.round)
