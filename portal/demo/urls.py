"""The addresses under /demo/: none at all outside demonstration mode."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, path

from . import views

EVERY: list[URLPattern | URLResolver] = [
    path("", views.show, name="demo"),
    path("post/", views.post, name="demo_post"),
    path("sign-in/", views.sign_in, name="demo_sign_in"),
]
urlpatterns = EVERY if settings.DEMONSTRATION else []
