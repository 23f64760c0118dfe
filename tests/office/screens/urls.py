"""A small front for the lamp, so that the step page and the pager are tried through real requests."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import include, path

from office.screens import forms, steps
from office.screens.pager import page_of
from tests.workshop.models import Lamp


class WhyForm(forms.Form):
    why = forms.WordsField(words=20, label="Why?")


@login_required
def lamp_step(request, pk, name):
    lamp = get_object_or_404(Lamp, pk=pk)
    form_class = WhyForm if name == "drop" else None
    return steps.take_step_view(request, lamp, name, back=f"/lamps/{pk}/", form_class=form_class)


def lamp_page(request, pk):
    return render(request, "workshop/lamp.html", {"lamp": get_object_or_404(Lamp, pk=pk)})


def lamps(request):
    page = page_of(Lamp.objects.all(), request, order=("-note", "-pk"), size=3)
    return HttpResponse("\n".join([page.newer, page.older, *(str(lamp.pk) for lamp in page)]))


urlpatterns = [
    path("lamps/", lamps),
    path("lamps/<int:pk>/", lamp_page),
    path("lamps/<int:pk>/steps/<slug:name>/", lamp_step),
    path("", include("config.urls")),
]
