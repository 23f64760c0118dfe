"""The criteria a form is scored by."""

from ..models import Criterion, Rubric


def criteria_of(code: str) -> dict[str, str]:
    """Name by code, of the newest version of a rubric, in order; none before it is loaded."""
    newest = newest_rubric(code)
    if newest is None:
        return {}
    return dict(Criterion.objects.filter(rubric=newest).order_by("order").values_list("code", "name"))


def newest_rubric(code: str) -> Rubric | None:
    """The newest version of a rubric; None where there is none."""
    return Rubric.objects.filter(code=code).order_by("-number").first()
