"""/plan/: the Plan in force with its outcomes, promises and priorities, each leading to what was funded for it."""

from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from office.plan.queries import plan_in_force, priorities_of


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """The whole Plan, in printed order."""
    plan = plan_in_force()
    if plan is None:
        raise Http404
    prefetch_related_objects([plan], "outcomes__commitments", "pledges", "success_statements")
    context = {
        "plan": plan,
        "outcomes": [(one, slugify(one.name)) for one in plan.outcomes.all()],
        "priorities": [(one, slugify(one.name)) for one in priorities_of(plan)],
    }
    return render(request, "cms/plan/plan.html", context)
