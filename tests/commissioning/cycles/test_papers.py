"""The business case puts every option to the same questions, doing nothing among them."""

from commissioning.cycles.papers import business_case
from commissioning.cycles.queries import whole
from office.principles.needs.actions import record_need
from office.records.stationery import as_html, as_pdf
from tests.commissioning import story


def test_a_business_case_says_why_what_at_what_cost_and_what_is_advised(officer, sign_in):
    need = record_need(**story.NEED, by=officer)
    service = story.register_service(name="Hate Crime Network", by=officer)
    cycle = story.planned(story.started(officer, "commission", service, needs=[need]), officer, "tender")
    paper = business_case(whole(type(cycle).objects.all()).get())
    text = as_html(paper)
    for words in ("Do nothing", "What we advise", "£100,000", "Evening hours.", "Fourteen people use it.", need.title):
        assert words in text
    assert as_pdf(paper).startswith(b"%PDF")
    at = f"/portal/officers/commissioning/cycles/{cycle.reference}/"
    assert f"{at}papers/business-case/" in sign_in(officer).get(at).content.decode()
    assert "What we advise" in sign_in(officer).get(f"{at}papers/business-case/").content.decode()
