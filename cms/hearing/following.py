"""/follow/: hear by e-mail of what is published about a place, a topic or a group; stopped by one press."""

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from cms.pages.listings import ListingTag
from office.hearing import following
from office.hearing.links import Wanted, stopped_by, wanted_by
from office.hearing.visitors import VISITOR
from office.plan.queries import districts
from office.screens.pages import form_page

from .forms import FollowForm
from .views import LAYOUT

TOO_OFTEN = "We have sent several links in this hour. Try again later."
TOPICS = ("place", "priority", "outcome", "theme", "who")  # names of tags that a follower may choose
ASKS = ["GET", "HEAD", "POST"]


@never_cache
@require_http_methods(ASKS)
def ask(request: HttpRequest) -> HttpResponse:
    """One address to fill in. What is answered never tells who follows already."""
    topic, value = _asked(request)
    form = FollowForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        email = form.cleaned_data["email"].lower()
        if ratelimit.consume(request, action="follow", key=email):
            following.ask_to_follow(wanted=Wanted(email, topic, value), by=VISITOR)
            return redirect("follow_sent")
        form.add_error(None, TOO_OFTEN)
    what = f"We e-mail you when we publish a decision, a grant or a report about {value}." if value else (
        "We e-mail you when we publish a decision, a grant or a report.")  # fmt: skip
    return form_page(request, form, heading=f"Follow {value or 'what we publish'}", button="Send me a link",
                     layout=LAYOUT, back="/decisions/", intro=f"{what} You can stop at any time.")  # fmt: skip


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """Look into your mail."""
    return render(request, "cms/hearing/sent.html")


@never_cache
@require_http_methods(ASKS)
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """A button, because mail systems open links by themselves."""
    wanted = wanted_by(token)
    done = wanted is not None and request.method == "POST"
    if wanted is not None and done:
        following.follow(wanted=wanted, by=VISITOR)
    context = {"wanted": wanted, "done": done}
    return render(request, "cms/hearing/confirm.html", context, status=200 if wanted else 404)


@csrf_exempt  # one press in a mail program (RFC 8058) comes without our cookie; the link itself is the proof
@never_cache
@require_http_methods(ASKS)
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """A button, or one press in the mail program."""
    key = stopped_by(token)
    done = key is not None and request.method == "POST"
    if key is not None and done:
        following.stop_following(key=key, by=VISITOR)
    return render(request, "cms/hearing/stop.html", {"done": done, "known": key}, status=200 if key else 404)


def _asked(request: HttpRequest) -> tuple[str, str]:
    """A topic that is on the site, or everything."""
    topic, value = request.GET.get("topic", ""), request.GET.get("value", "").replace("\x00", "")
    if topic not in TOPICS:
        return following.EVERYTHING, ""
    known = ListingTag.objects.filter(name=topic, value=value).exists() or (
        topic == "place" and districts().filter(name=value).exists()
    )
    return (topic, value) if known else (following.EVERYTHING, "")
