"""Open contracting data, judged by the schemas of OCDS 1.1.5 as they were published, without a network."""

import datetime as dt
import json
from pathlib import Path

import pytest
from jsonschema import Draft4Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT4

from commissioning.open_contracting.merging import compiled
from commissioning.open_contracting.packages import record_package, release_package
from commissioning.services.actions import propose_variation, record_hand_over, register_service, tick
from commissioning.services.models import Contract
from office.records import clock
from office.records.actors import THE_CLOCK
from office.records.steps import take
from tests import factories
from tests.commissioning import story
from tests.commissioning.conftest import contract, in_november, principles  # noqa: F401 (fixtures of the folder)

HERE = Path(__file__).parent / "ocds"
RELEASE, RELEASES, RECORDS = (
    json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
    for name in ("release-schema", "release-package-schema", "record-package-schema")
)
ONE_DAY = dt.timedelta(days=1)


def judge(schema):
    """With the release schema, which the others point to, kept beside it."""
    registry = Registry().with_resource(RELEASE["id"], DRAFT4.create_resource(RELEASE))
    return Draft4Validator(schema, registry=registry, format_checker=FormatChecker())


def faults(schema, data):
    return [f"{list(one.path)}: {one.message}" for one in judge(schema).iter_errors(json.loads(json.dumps(data)))]


def on(day):
    return clock.set_to(clock.in_london(day))


@pytest.fixture
def whole_life(office, provider, provider_organisation):
    """From the market to the end: put off, awarded, signed, started, changed, closed."""
    service = register_service(name="Hate Crime Network", about="Somebody at your side.", by=office.officer)
    cycle = story.commissioning(office, service)
    tender = take(story.tendered(office, cycle), "go_live", by=office.officer)
    later = tender.closes_at + 7 * ONE_DAY
    take(tender, "extend", by=office.officer, closes_at=later, reason="A holiday.")
    take(story.bidding(tender, provider_organisation, provider), "send", by=provider)
    with clock.set_to(later):
        story.close(tender, office)
        story.awarded(office, tender, provider_organisation)
    with on(tender.standstill_ends_on + ONE_DAY):
        take(tender, "issue_contract", by=office.officer)
        made = Contract.objects.get()
        take(made, "sign_for_provider", by=provider, name="Jo Provider")
        take(made, "sign_for_office", by=office.officer)
        for item in made.checklist.all():
            tick(item=item, by=office.officer)
        take(made, "go_live", by=office.officer)
    return made


def changed(office, made, provider):
    more = {"value_change_pence": 10_000_50, "days_change": 30, "effective_on": dt.date(2021, 2, 1)}
    change = propose_variation(
        contract=made, cause="need", reason="Backlog.", ground="light_touch", by=office.officer, **more
    )
    decision = factories.signed(office, title="A change")
    type(change).objects.update(decision=decision)
    change.refresh_from_db()
    take(change, "agree", by=decision)
    take(change, "sign_deed_for_provider", by=provider, name="Jo Provider")
    take(change, "sign_deed_for_office", by=office.officer)
    take(change, "take_effect", by=THE_CLOCK)


def closed(office, made):
    story.exit_planned(made, office.officer)
    decision = factories.signed(office, title="The end")
    type(made).objects.update(ending_decision=decision)
    made.refresh_from_db()
    take(made, "give_notice", by=decision)
    with on(made.exit_on):
        for item in made.checklist.all():
            tick(item=item, by=office.officer)
        record_hand_over(contract=made, caseload=0, handed_over=0, data_certificate="In the file.", by=office.officer)
        take(made, "close", by=office.officer)


def test_every_event_is_a_release_and_the_packages_are_valid(office, whole_life, provider):
    with on(dt.date(2021, 2, 1)):
        changed(office, whole_life, provider)
        whole_life.refresh_from_db()
        closed(office, whole_life)
    releases, records = release_package(), record_package()
    assert [one["tag"][0] for one in releases["releases"]] == [
        "planning", "tender", "tenderUpdate", "award", "contract", "implementation", "contractAmendment",
        "contractTermination",
    ]  # fmt: skip
    assert faults(RELEASES, releases) == []
    assert faults(RECORDS, records) == []
    (record,) = records["records"]
    now = record["compiledRelease"]
    assert now["tag"] == ["compiled"]
    assert (now["tender"]["status"], now["awards"][0]["status"]) == ("complete", "active")
    (signed,) = now["contracts"]
    assert (signed["value"]["amount"], signed["status"]) == (460_000.5, "terminated")
    assert signed["period"]["endDate"].startswith("2021-05-12")
    assert signed["amendments"][0]["id"] == "V1"
    assert signed["implementation"]["milestones"][0]["status"] == "met"
    assert {role for party in now["parties"] for role in party["roles"]} == {"buyer", "procuringEntity", "supplier"}


def test_the_judge_refuses_what_is_wrong(whole_life):
    data = release_package()
    data["releases"][0]["tag"] = ["a surprise"]
    data["releases"][1]["tender"]["value"]["amount"] = "a lot"
    found = faults(RELEASES, data)
    assert len(found) == 2


def test_a_failed_procurement_ends_as_unsuccessful(office):
    cycle = story.commissioning(office, register_service(name="Hate Crime Network", by=office.officer))
    tender = take(story.tendered(office, cycle), "go_live", by=office.officer)
    take(tender, "fail", by=office.officer, reason="Nobody bid.")
    (record,) = record_package()["records"]
    assert record["compiledRelease"]["tender"]["status"] == "unsuccessful"
    assert [one["tag"] for one in record["releases"]] == [["planning"], ["tender"], ["tenderCancellation"]]


def test_a_service_bought_again_is_a_new_process_that_names_the_one_before(office, contract, provider_organisation):  # noqa: F811
    type(contract).objects.update(accepted_reports=4)
    cycle = story.started(office.officer, "recommission", contract.service)
    story.decided(story.planned(cycle, office.officer, "redesign"), office)
    take(story.tendered(office, cycle), "go_live", by=office.officer)
    first, second = sorted(record_package()["records"], key=lambda one: one["ocid"])
    assert first["ocid"] == f"ocds-example-{contract.reference}"
    assert second["compiledRelease"]["relatedProcesses"] == [
        {"id": "1", "relationship": ["prior"], "scheme": "ocid", "identifier": first["ocid"]}
    ]
    assert faults(RECORDS, record_package()) == []


def test_nothing_of_a_bid_or_a_draft_is_in_it(office, provider, provider_organisation):
    cycle = story.commissioning(office, register_service(name="Hate Crime Network", by=office.officer))
    tender = story.tendered(office, cycle)
    assert record_package()["records"] == []
    take(tender, "go_live", by=office.officer)
    before = json.dumps(release_package())
    take(story.bidding(tender, provider_organisation, provider), "send", by=provider)
    assert json.dumps(release_package()) == before
    assert provider_organisation.name not in before


def test_the_files_stand_at_their_addresses(client, whole_life):
    for address in ("releases", "records", f"ocds-example-{whole_life.tender.cycle.reference}"):
        answer = client.get(f"/open-data/ocds/{address}.json")
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")
        assert answer.json()["uri"].endswith(f"/open-data/ocds/{address}.json")
    assert client.get("/open-data/ocds/ocds-example-none.json").status_code == 404


def test_merging_follows_the_standards_rules():
    """The rules of OCDS 1.1.5, "Merging": replace, meet by id, remove by null, whole lists without ids."""
    first = {"ocid": "o", "id": "1", "date": "2021-01-01T00:00:00Z", "tag": ["tender"],
             "tender": {"id": "T", "status": "active", "value": {"amount": 1, "currency": "GBP"}},
             "parties": [{"id": "a", "roles": ["buyer"]}],
             "awards": [{"id": "1", "title": "A", "date": "x"}]}  # fmt: skip
    second = {"ocid": "o", "id": "2", "date": "2021-02-01T00:00:00Z", "tag": ["award"],
              "tender": {"id": "T", "status": "complete", "value": {"amount": 2}},
              "parties": [{"id": "b", "roles": ["supplier"]}, {"id": "a", "roles": ["buyer", "payer"]}],
              "awards": [{"id": "1", "date": None}, {"id": "2", "title": "B"}]}  # fmt: skip
    merged = compiled([second, first])
    assert merged == {
        "ocid": "o", "id": "o-2021-02-01T00:00:00Z", "date": "2021-02-01T00:00:00Z", "tag": ["compiled"],
        "tender": {"id": "T", "status": "complete", "value": {"amount": 2, "currency": "GBP"}},
        "parties": [{"id": "a", "roles": ["buyer", "payer"]}, {"id": "b", "roles": ["supplier"]}],
        "awards": [{"id": "1", "title": "A"}, {"id": "2", "title": "B"}],
    }  # fmt: skip
    assert compiled([]) == {}
