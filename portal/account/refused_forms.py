"""Allauth shows a refused form again with status 200; ours say 422."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest
from django.template.response import TemplateResponse


class RefusedForms:
    """Middleware: under /account/, a form shown again because it was refused has status 422."""

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> Any:
        """Nothing to do before or after: see process_template_response."""
        return self.get_response(request)

    def process_template_response(self, request: HttpRequest, response: TemplateResponse) -> TemplateResponse:
        """Look at the form before the page is drawn."""
        form = (response.context_data or {}).get("form")
        if request.path.startswith("/account/") and request.method == "POST" and getattr(form, "errors", None):
            response.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
        return response
