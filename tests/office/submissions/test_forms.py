"""A posted form becomes what was given and the revisions it was made from."""

from django.http import QueryDict

from office.submissions.forms import given_in
from tests.office.submissions.test_types import read


def test_fields_are_sorted_by_their_questions():
    form = QueryDict(
        "q01-text=Lights&q01-revision=3&q04-districts=BRA&q04-districts=LEE&q14-0-cost=810&csrf=x&q99-text=?"
    )
    given, base = given_in(form, ["q01", "q04", "q14", "q21"])
    assert given == {
        "q01": {"text": ["Lights"]}, "q04": {"districts": ["BRA", "LEE"]}, "q14": {"0-cost": ["810"]}, "q21": {},
    }  # fmt: skip
    assert base == {"q01": 3, "q04": 0, "q14": 0, "q21": 0}
    assert read("q04", given["q04"]).choices == ["BRA", "LEE"]


def test_a_forged_revision_counts_as_none():
    for forged in ("-1", "x", "", "٣", "9" * 40):
        form = QueryDict(mutable=True)
        form["q01-revision"] = forged
        assert given_in(form, ["q01"])[1] == {"q01": 0}
