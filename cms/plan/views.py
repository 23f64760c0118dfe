"""/plan/: the Plan in force with its outcomes, promises and priorities, each leading to what was funded for it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from office.plan.models import PlanVersion
from office.plan.queries import plan_in_force, whole


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """The whole Plan, in printed order."""
    current = plan_in_force()
    if current is None:
        raise Http404
    plan = whole(PlanVersion.objects.filter(pk=current.pk)).get()
    context = {
        "plan": plan,
        "outcomes": [(one, slugify(one.name)) for one in plan.outcomes.all()],
        "priorities": [(one, slugify(one.name)) for one in plan.priorities.all()],
    }
    return render(request, "cms/plan/plan.html", context)
