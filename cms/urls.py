"""Addresses of the public site. What is not listed here is a page in Wagtail's tree."""

from django.urls import URLPattern, URLResolver, include, path, re_path
from wagtail import urls as pages
from wagtail.admin import urls as editing
from wagtail.documents import urls as documents

from .funds import checking
from .funds import views as funds
from .measures import views as measures
from .open_data import feeds, giving, views
from .pictures import picture

urlpatterns: list[URLPattern | URLResolver] = [
    path("cms/", include(editing)),
    path("documents/", include(documents)),
    path("media/images/<path:name>", picture),
    path("funds/", funds.show_all, name="funds"),
    path("funds/<slug:fund>/", funds.show_fund, name="fund"),
    path("funds/<slug:fund>/<slug:round>/", funds.show_round, name="round"),
    path("funds/<slug:fund>/<slug:round>/form/", funds.show_form, name="round_form"),
    path("funds/<slug:fund>/<slug:round>/form.pdf", funds.form_pdf, name="round_form_pdf"),
    path("funds/<slug:fund>/<slug:round>/form.docx", funds.form_word, name="round_form_word"),
    path("funds/<slug:fund>/<slug:round>/check/", checking.ask, name="round_check"),
    path("funds/<slug:fund>/<slug:round>/check/result/", checking.result, name="round_check_result"),
    re_path(r"^measures/(?P<code>M\d{2})/$", measures.show, name="measure"),
    re_path(r"^measures/(?P<reference>DQ-[0-9A-Z-]{4,16})\.pdf$", measures.as_paper, name="quarterly_pdf"),
    path("open-data/measures.csv", measures.as_csv, name="measures_csv"),
    path("open-data/measures.json", measures.as_json, name="measures_json"),
    path("open-data/", views.index, name="open_data"),
    path("open-data/360giving.json", giving.as_json, name="giving_json"),
    path("open-data/360giving.csv", giving.as_csv, name="giving_csv"),
    path("open-data/<slug:name>.json", views.as_json, name="open_data_json"),
    path("open-data/<slug:name>.csv", views.as_csv, name="open_data_csv"),
    path("feeds/decisions.atom", feeds.Decisions(), name="decisions_feed"),
    path("feeds/rounds.ics", feeds.rounds_calendar, name="rounds_calendar"),
    path("", include(pages)),
]
