"""The page of one form, shown first and shown again when it was refused."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def form_page(
    request: HttpRequest,
    form: Any,
    *,
    heading: str,
    back: str = "",
    button: str = "Save and continue",
    layout: str = "layouts/portal.html",
    template: str = "layouts/form_page.html",
    **more: Any,
) -> HttpResponse:
    """A page with this form (or set of forms): status 200, or 422 when it was refused, with all that was typed.

    more: further context: intro, back_text, action, errors (obstacles that are no field's), and the template's own.
    """
    refused = more.get("errors") or (form.is_bound and not form.is_valid())
    context = {"form": form, "heading": heading, "back": back, "button": button, "layout": layout, **more}
    return render(request, template, context, status=HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK)
