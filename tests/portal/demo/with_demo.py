"""The addresses as they are in demonstration mode."""

from django.urls import include, path

from config.urls import handler404, urlpatterns  # noqa: F401
from portal.demo.urls import EVERY

urlpatterns = [path("demo/", include(EVERY)), *urlpatterns]
