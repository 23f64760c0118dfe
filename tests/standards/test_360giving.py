"""Open data of awards, judged by the 360Giving Data Standard's own schemas."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from grants.awards import queries
from grants.awards.models import Award
from grants.awards.open_data import grant_as_360giving, package
from tests.grants.awards.test_actions import decided, decision  # noqa: F401
from tests.grants.conftest import *  # noqa: F403 (the story of a round, told once)

HERE = Path(__file__).parent / "360giving"
GRANT = json.loads((HERE / "360-giving-schema.json").read_text())
PACKAGE = json.loads((HERE / "360-giving-package-schema.json").read_text())
# What the standard's field list marks as required; its schema does not name them at the top.
REQUIRED = (
    "id", "title", "description", "currency", "amountAwarded", "awardDate", "recipientOrganization",
    "fundingOrganization",
)  # fmt: skip


@pytest.fixture(scope="module")
def judge():
    """The package schema, with the grant schema it points to kept beside it."""
    resource = DRAFT202012.create_resource(GRANT)
    pointed_to = PACKAGE["properties"]["grants"]["items"]["$ref"]
    registry = Registry().with_resources([(GRANT["$id"], resource), (pointed_to, resource)])
    return Draft202012Validator(PACKAGE, registry=registry, format_checker=FormatChecker())


def test_published_awards_are_a_valid_package(decided, judge):  # noqa: F811
    data = json.loads(json.dumps(package(queries.published())))
    assert len(data["grants"]) == 2
    assert [error.message for error in judge.iter_errors(data)] == []
    assert all(grant.get(field) for grant in data["grants"] for field in REQUIRED)


def test_the_judge_refuses_what_is_wrong(decided, judge):  # noqa: F811
    data = json.loads(json.dumps(package(queries.published())))
    data["grants"][0]["amountAwarded"] = "a lot"
    assert list(judge.iter_errors(data))


def test_amounts_dates_places_and_ids(decided):  # noqa: F811
    grant = grant_as_360giving(queries.whole(Award.objects.filter(reference="AWD-24-002")).get())
    assert (grant["id"], grant["amountAppliedFor"], grant["amountAwarded"]) == ("360G-example-AWD-24-002", 4130, 3000)
    assert grant["plannedDates"] == [{"startDate": "2021-03-01", "endDate": "2021-12-17"}]
    assert [place["name"] for place in grant["beneficiaryLocation"]] == ["Bradford"]


def test_a_charitys_number_is_its_id_unless_the_name_is_withheld(decided):  # noqa: F811
    award = queries.whole(Award.objects.filter(reference="AWD-24-001")).get()
    award.application.organisation.charity_number = "1234567"
    assert grant_as_360giving(award)["recipientOrganization"][0]["id"] == "GB-CHC-1234567"
    award.name_withheld_because, award.publish_as = "Safety.", "A group in Bradford"
    assert grant_as_360giving(award)["recipientOrganization"] == [
        {"id": "360G-example-withheld-AWD-24-001", "name": "A group in Bradford"}
    ]
