"""The API is asked whatever its own OpenAPI document allows, and much that it does not: it answers as it says it does.

The requests are generated from the document by hypothesis; every answer is judged by the document's own schema.
"""

import re
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.cms.test_budget import site
from tests.house.conftest import world

__all__ = ["site", "world"]

ODD = st.text(max_size=60) | st.sampled_from(["", "0", "-1", "1e9", "null", "%00", "../..", "'--", "\u202e", "1" * 300])


@pytest.fixture
def document(site, client):
    return client.get("/api/v1/openapi.json").json()


def requests(document):
    """One request: the path with its parameters filled in, in the range of the document or out of it."""
    return st.one_of([_request(path, methods["get"]) for path, methods in document["paths"].items()])


@st.composite
def _request(draw, path, operation):
    asked = []
    for one in operation.get("parameters", []):
        value = draw(_value(one["schema"]) | ODD)
        if one["in"] == "path":
            value = str(value).replace("/", "") or "x"  # a slash would be another address
            path = path.replace(f"{{{one['name']}}}", quote(value, safe=""))
        elif draw(st.booleans()):
            asked.append(f"{one['name']}={quote(str(value), safe='')}")
    return operation, f"{path}?{'&'.join(asked)}"


def _value(schema):
    if schema.get("type") == "integer":
        return st.integers(schema.get("minimum", -(10**6)), schema.get("maximum", 10**6))
    return st.text(max_size=40) | st.sampled_from(["PCC-2020-001", "AWD-24-001"])


def faults(document, operation, answer):
    """What is not as the document says."""
    if answer.status_code not in (200, 400, 404, 422):
        yield f"status {answer.status_code}"
    if answer.status_code == 200:
        schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
        whole = {**schema, "components": document["components"]}
        yield from (error.message for error in Draft202012Validator(whole).iter_errors(answer.json()))


def test_the_api_answers_as_its_document_says(site, client, document, length):
    tried, found = [], []

    @settings(max_examples=length(150, 3000), deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(requests(document))
    def ask(drawn):
        operation, address = drawn
        answer = client.get(address)
        tried.append((address.split("?")[0], answer.status_code))
        found.extend((address, fault) for fault in faults(document, operation, answer))

    ask()
    assert found == []
    assert {200, 404, 422} <= {status for _, status in tried}
    assert len({re.sub(r"[^/]+$", "", path) for path, _ in tried}) > 1


def test_a_fault_is_found(document, client):
    operation = document["paths"]["/api/v1/decisions"]["get"]
    answer = client.get("/api/v1/rounds")
    assert list(faults(document, operation, answer))


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(document, client, method):
    answers = {
        path: getattr(client, method)(path.replace("{reference}", "x")).status_code for path in document["paths"]
    }
    assert set(answers.values()) == {405}
