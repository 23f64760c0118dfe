"""An officer reads out a code to somebody whose e-mail does not arrive."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from office.people.organisations import queries
from office.people.sign_in.actions import issue_one_time_code
from office.records.steps import Refused
from portal.access import find, only
from portal.audiences import OFFICERS

from .group_forms import ReadOutForm

MOST = 20


@only(OFFICERS)
def find_group(request: HttpRequest) -> HttpResponse:
    """Find the group that rang."""
    asked = request.GET.get("name", "").strip()
    found = queries.visible_to(request.user).filter(name__icontains=asked).order_by("name")[:MOST] if asked else []
    return render(request, "portal/account/groups/find.html", {"asked": asked, "found": found})


@never_cache
@only(OFFICERS)
def read_out(request: HttpRequest, key: int) -> HttpResponse:
    """Call the number on file, then read out a code. It is shown this once."""
    group = find(queries.visible_to(request.user), pk=key)
    people = {str(one.user_id): one.user for one in queries.members(group)}
    form = ReadOutForm(request.POST or None, people=list(people.values()))
    context: dict[str, Any] = {"group": group, "form": form, "people": people}
    if form.is_valid():
        user = people[form.cleaned_data["user"]]
        try:
            _, code = issue_one_time_code(
                user=user, organisation=group, called_number=form.cleaned_data["called_number"], by=request.user
            )
        except Refused as no:
            for obstacle in no.obstacles:
                form.add_error(getattr(obstacle, "about", None) or None, obstacle)
        else:
            return render(request, "portal/account/groups/code.html", context | {"code": code, "person": user})
    return render(request, "portal/account/groups/read_out.html", context, status=422 if form.errors else 200)
