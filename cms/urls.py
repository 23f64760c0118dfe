"""Addresses of the public site. What is not listed here is a page in Wagtail's tree."""

from django.urls import URLPattern, URLResolver, include, path, re_path, register_converter
from wagtail import urls as pages
from wagtail.admin import urls as editing
from wagtail.documents import urls as documents

from . import serving
from .api.views import api
from .coming import views as coming
from .commissioned import contracting
from .commissioned import views as services
from .duties import views as duties
from .earlier import views as earlier
from .funds import checking
from .funds import views as funds
from .hearing import following
from .hearing import views as hearing
from .measures import views as measures
from .money import tables as money_tables
from .money import views as money
from .open_data import feeds, giving, sitemap, views
from .open_data.rows import FILES
from .pictures import picture
from .plan import views as plan
from .receipts import views as receipts
from .search import views as searching
from .topics import tables as topic_tables
from .topics import views as topics
from .topics.feeds import TopicFeed
from .topics.kinds import KINDS


class TopicFolder:
    """The folder of a kind of topic, and nothing else: every other address is a page in Wagtail's tree."""

    regex = "|".join(KINDS)

    def to_python(self, value: str) -> str:
        """As it stands."""
        return value

    def to_url(self, value: str) -> str:
        """As it stands."""
        return value


class KeptFolder(TopicFolder):
    """The folder of a register, with a page for each of its records."""

    regex = "|".join(serving.FOLDERS)


class TableForm(TopicFolder):
    """How a table is written."""

    regex = "csv|json"


class RegisterName(TopicFolder):
    """The registers that are tables too."""

    regex = "|".join(FILES)


register_converter(TopicFolder, "topic")
register_converter(KeptFolder, "kept")
register_converter(TableForm, "form")
register_converter(RegisterName, "register")

urlpatterns: list[URLPattern | URLResolver] = [
    path("cms/", include(editing)),
    path("documents/", include(documents)),
    path("media/images/<path:name>", picture),
    path("decisions/coming/", coming.show, name="forward_plan"),
    path("<register:name>.<form:form>", views.table_of, name="register_table"),
    path("money/", money.show, name="money"),
    path("money.<form:form>", money_tables.money_table, name="money_table"),
    path("money/<slug:code>/", money.show_source, name="money_source"),
    path("services/", services.show_all, name="services"),
    path("services/<slug:reference>/", services.show_one, name="service"),
    path("services.<form:form>", services.register_table, name="services_table"),
    path("<topic:folder>/", topics.show_all, name="topics"),
    path("<topic:folder>/<slug:slug>/", topics.show_one, name="topic"),
    path("<topic:folder>/<slug:slug>.<form:form>", topic_tables.topic_table, name="topic_table"),
    path("api/v1/", api.urls),
    path("what-we-publish/", duties.show, name="duties"),
    path("plan/", plan.show, name="plan"),
    path("open-data/dictionary/", views.dictionary, name="dictionary"),
    path("sitemap.xml", sitemap.sitemap, name="sitemap"),
    path("robots.txt", sitemap.robots, name="robots"),
    path("receipts/", receipts.check, name="receipts"),
    path("search/", searching.search, name="search"),
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
    path("open-data/ocds/releases.json", contracting.releases, name="ocds_releases"),
    path("open-data/ocds/records.json", contracting.records, name="ocds_records"),
    path("open-data/ocds/<slug:number>.json", contracting.record, name="ocds_record"),
    path("open-data/<slug:name>.json", views.as_json, name="open_data_json"),
    path("open-data/<slug:name>.csv", views.as_csv, name="open_data_csv"),
    path("feeds/decisions.atom", feeds.Decisions(), name="decisions_feed"),
    path("feeds/<topic:folder>/<slug:slug>.atom", TopicFeed(), name="topic_feed"),
    path("feedback/sent/", hearing.said, name="said"),
    path("feedback/<slug:kind>/", hearing.say, name="say"),
    path("follow/", following.ask, name="follow"),
    path("follow/sent/", following.sent, name="follow_sent"),
    path("follow/<str:token>/", following.confirm, name="follow_confirm"),
    path("unfollow/<str:token>/", following.stop, name="unfollow"),
    path("feeds/rounds.ics", feeds.rounds_calendar, name="rounds_calendar"),
    path("", serving.home, name="home"),
    path("awards/earlier/", earlier.show, name="earlier_awards"),
    path("<kept:folder>/", serving.register, name="kept_register"),
    path("<kept:folder>/<slug:reference>/", serving.record, name="kept_record"),
    path("", include(pages)),
]
