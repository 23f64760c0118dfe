"""Choosing who to be."""

from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.utils import get_next_redirect_url
from django.conf import settings
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from office.people.models import User
from office.post.delivering import filled
from office.post.models import Delivery
from office.screens.pager import page_of

from .personas import personas


def only_in_the_demonstration(view: Any) -> Any:
    """A second lock beside the addresses themselves: any other mode answers 404."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if not settings.DEMONSTRATION:
            raise Http404("There is no such page.")
        return view(request)

    return guarded


@never_cache
@only_in_the_demonstration
def show(request: HttpRequest) -> HttpResponse:
    """Everybody one can be."""
    return render(request, "portal/demo/show.html", {"personas": personas().values()})


@never_cache
@only_in_the_demonstration
def post(request: HttpRequest) -> HttpResponse:
    """What was sent to anybody lately, codes included, for there is no mailbox to look into."""
    page = page_of(Delivery.objects.select_related("message"), request, order=("-pk",))
    rows = [{"delivery": one, "words": filled(one.message.body, one.secrets)} for one in page]
    return render(request, "portal/demo/post.html", {"rows": rows, "page": page})


@require_POST
@only_in_the_demonstration
def sign_in(request: HttpRequest) -> HttpResponse:
    """Become a persona."""
    persona = personas().get(request.POST.get("persona", ""))
    user = User.objects.filter(email=persona.email, is_active=True).first() if persona else None
    if user is None:
        raise Http404("There is nobody of that name.")
    there = get_next_redirect_url(request)
    logout(request)  # nothing of whom one was before is carried over
    get_adapter(request).login(request, user)
    return redirect(there or settings.LOGIN_REDIRECT_URL)
