"""Headers on every answer that Django does not set itself."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.utils.cache import patch_cache_control

from .context import without_a_request

GetResponse = Callable[[HttpRequest], HttpResponse]
NOTHING_OF_THE_DEVICE = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"


def read_only(get_response: GetResponse) -> GetResponse:
    """With READ_ONLY set, pages are read and nothing can be sent: 503, and when to come back."""

    def answer(request: HttpRequest) -> HttpResponse:
        if settings.READ_ONLY and request.method not in ("GET", "HEAD", "OPTIONS"):
            response = HttpResponse(loader.get_template("503.html").render(without_a_request()), status=503)
            response["Retry-After"] = "600"
            return response
        return get_response(request)

    return answer


def page_headers(get_response: GetResponse) -> GetResponse:
    """No page may use the device's camera, place or microphone; a signed-in page is never kept by a cache,
    so that "Back" after signing out on a shared computer shows nothing."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.setdefault("Permissions-Policy", NOTHING_OF_THE_DEVICE)
        # `user` is lazy: asking would make a query and vary every public page by cookie.
        signed_in = "_auth_user_id" in request.session if request.session.accessed else False
        if signed_in and not response.has_header("Cache-Control"):
            patch_cache_control(response, no_store=True, private=True)
        return response

    return answer
