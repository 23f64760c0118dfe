"""Next year's Plan, written and published by an editor, with no developer."""

import pytest

from office.plan.models import PlanVersion, Pledge
from office.plan.queries import plan_in_force
from office.records import clock

pytestmark = pytest.mark.django_db
FRONT = "/portal/editors/"
DRAFT = f"{FRONT}plans/2021-2025/"
STARTS = {"starts_on-day": "1", "starts_on-month": "4", "starts_on-year": "2021"}
ENDS = {"ends_on-day": "31", "ends_on-month": "3", "ends_on-year": "2025"}
TODAY = {"in_force_from-day": "23", "in_force_from-month": "11", "in_force_from-year": "2020"}
NEXT = {"title": "Police and Crime Plan 2021-2025", "code": "2021-2025", **STARTS, **ENDS}


@pytest.fixture
def client(plan, editor, sign_in):
    return sign_in(editor)


@pytest.fixture
def draft(client, plan):
    client.post(f"{FRONT}plans/{plan.code}/next/", NEXT)
    return PlanVersion.objects.get(code="2021-2025")


def text_of(response):
    return response.content.decode()


def test_the_next_plan_is_started_changed_and_published(client, draft, plan):
    assert "Say from which day the Plan is in force." in text_of(client.get(DRAFT))
    client.post(f"{DRAFT}pledges/new/", {"code": "PL5", "text": "Protecting community support officers"})
    client.post(f"{DRAFT}outcomes/O1/", {"name": "Keeping people safe", "narrative": ""})
    client.post(f"{DRAFT}priorities/CYB/remove/", {})
    client.post(f"{DRAFT}words/", {**NEXT, **TODAY, "vision": "A safer county", "vision_narrative": ""})
    page = text_of(client.get(DRAFT))
    assert "Nothing is in the way of publishing" in page
    assert "Protecting community support officers" in page
    assert plan_in_force() == plan
    client.post(f"{DRAFT}publish/", {"version": "0"})
    assert plan_in_force(clock.today()) == draft
    assert (draft.pledges.count(), draft.priorities.count(), draft.outcomes.get(code="O1").name) == (
        5, 15, "Keeping people safe",
    )  # fmt: skip
    assert (plan.pledges.count(), plan.priorities.count()) == (4, 16)


def test_a_published_plan_offers_no_change_and_takes_none(client, plan):
    page = text_of(client.get(f"{FRONT}plans/{plan.code}/"))
    assert ">Change<" not in page
    assert ">Take out<" not in page
    for rest in ("words/", "publish/", "discard/", "outcomes/O1/", "outcomes/O1/remove/", "pledges/new/"):
        assert client.get(f"{FRONT}plans/{plan.code}/{rest}").status_code == 404, rest


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"code": "2016-2021"}, "There is a Plan 2016-2021 already."),
        ({"ends_on-year": "2020"}, "The last day must come after the first day."),
        ({"code": "no spaces"}, "Use letters, digits and hyphens only"),
        ({"starts_on-month": "13"}, "must be a real date"),
        ({"title": ""}, "Answer “Title”"),
    ],
)
def test_a_plan_that_cannot_start_says_why_and_keeps_what_was_typed(client, plan, change, says):
    sent = {**NEXT, **change, "code": change.get("code", NEXT["code"]).replace("2016-2021", plan.code)}
    refused = client.post(f"{FRONT}plans/{plan.code}/next/", sent)
    assert refused.status_code == 422
    assert says.replace("2016-2021", plan.code) in text_of(refused)
    assert f'value="{sent["starts_on-year"]}"' in text_of(refused)
    assert PlanVersion.objects.count() == 1


def test_a_code_used_twice_is_refused_beside_it(client, draft):
    refused = client.post(f"{DRAFT}pledges/new/", {"code": "PL1", "text": "Kept words"})
    assert refused.status_code == 422
    assert "PL1 is in this Plan already." in text_of(refused)
    assert "Kept words" in text_of(refused)
    assert Pledge.objects.filter(plan=draft).count() == 4


def test_a_measure_says_which_way_is_better_and_who_counts(client, draft):
    words = {"text": "People helped", "kind": "count", "direction": "up", "unit": "people", "data_source": "Reports"}
    objective = draft.objectives.first()
    refused = client.post(f"{DRAFT}measures/new/", {**words, "code": "M30", "objective": str(objective.pk)})
    assert "Choose yes or no" in text_of(refused)
    client.post(
        f"{DRAFT}measures/new/",
        {**words, "code": "M30", "objective": str(objective.pk), "from_provider_reports": "yes"},
    )
    made = draft.measures.get(code="M30")
    assert (made.from_provider_reports, made.direction, made.objective) == (True, "up", objective)
    strange = PlanVersion.objects.exclude(pk=draft.pk).get().objectives.first()
    other = client.post(f"{DRAFT}measures/M30/", {**words, "objective": str(strange.pk), "from_provider_reports": "no"})
    assert (other.status_code, draft.measures.get(code="M30").from_provider_reports) == (422, True)


def test_a_draft_is_thrown_away_and_nobody_else_saw_it(client, draft, sign_in, administrator, officer):
    assert sign_in(officer).get(DRAFT).status_code == 403
    assert "Police and Crime Plan 2021-2025" in text_of(sign_in(administrator).get(FRONT))
    client.post(f"{DRAFT}discard/", {})
    assert not PlanVersion.objects.filter(code="2021-2025").exists()


def test_the_page_of_a_plan_takes_a_query_for_each_kind_of_part(client, draft, django_assert_max_num_queries):
    with django_assert_max_num_queries(14):
        client.get(DRAFT)
