"""Headers on every answer that Django does not set itself."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

GetResponse = Callable[[HttpRequest], HttpResponse]
NOTHING_OF_THE_DEVICE = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"


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
