"""Forms: GOV.UK's markup, and errors in words one can act on."""

import datetime as dt
from decimal import Decimal

import pytest
from django import forms as django_forms
from django.core.exceptions import ValidationError
from lxml import html

from office.screens import forms
from office.screens.error_lists import links_to_errors
from office.screens.pages import form_page

MOST = Decimal(6000)


class Bid(forms.Form):
    name = django_forms.CharField(label="What is it called?", help_text="In a few words")
    money = forms.MoneyField(label="How much?", most=MOST)
    when = forms.DateField(label="When?", what="the start date")
    kind = django_forms.ChoiceField(
        label="Which kind?", choices=[("", "---"), ("a", "One"), ("b", "Two")], widget=django_forms.RadioSelect
    )
    agree = django_forms.BooleanField(label="We agree")
    why = forms.WordsField(label="Why?", words=5, required=False)


GOOD = {
    "name": "Ride On", "money": "£4,400", "when-day": "1", "when-month": "4", "when-year": "2021", "kind": "b",
    "agree": "on", "why": "Because it helps",
}  # fmt: skip


def drawn(form):
    return html.fragment_fromstring(str(form), create_parent="form")


def test_a_good_form_is_clean():
    form = Bid(GOOD)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["money"] == Decimal(4400)
    assert form.cleaned_data["when"] == dt.date(2021, 4, 1)


def test_every_control_has_a_label_and_every_group_a_legend():
    form = drawn(Bid())
    ids = {control.get("id") for control in form.xpath("//input | //textarea")}
    assert ids == set(form.xpath("//label/@for"))
    assert [legend.text_content() for legend in form.xpath("//legend")] == ["When?", "Which kind?"]


def test_a_hint_describes_its_control():
    control = drawn(Bid()).xpath("//*[@id='id_name']")[0]
    assert control.get("aria-describedby") == "id_name-hint"


def test_an_error_stands_beside_its_field_and_in_the_summary_in_the_same_words():
    form = Bid({**GOOD, "money": "6,400", "name": ""})
    assert links_to_errors(form) == [
        {"text": "Answer “What is it called?”", "href": "#id_name"},
        {"text": "Enter an amount of £6,000 or less", "href": "#id_money"},
    ]
    beside = drawn(form).xpath("string(//*[@id='id_money-error'])")
    assert beside == "Error: Enter an amount of £6,000 or less"
    assert drawn(form).xpath("//*[@id='id_money']/@value") == ["6,400"]  # as it was typed


@pytest.mark.parametrize("field", ["name", "money", "when", "kind", "agree", "why"])
def test_every_link_of_the_summary_reaches_a_control(field):
    form = Bid({"why": "one two three four five six"})
    href = {link["href"] for link in links_to_errors(form) if link["href"].startswith(f"#id_{field}")}
    assert len(href) == 1
    assert drawn(form).xpath(f"//*[@id='{href.pop()[1:]}'][self::input or self::textarea]")


def test_what_was_typed_is_kept():
    form = drawn(Bid({**GOOD, "when-month": "13", "why": "<b>& more"}))
    assert form.xpath("//*[@name='when-month']/@value") == ["13"]
    assert form.xpath("string(//textarea)") == "<b>& more"
    assert form.xpath("//*[@name='kind'][@checked]/@value") == ["b"]
    assert form.xpath("//*[@name='agree'][@checked]")


def test_a_free_text_box_says_not_to_name_anyone():
    assert "Do not name anyone you help" in drawn(Bid()).text_content()


def test_markup_in_a_label_or_an_answer_is_shown_not_run():
    class Sly(forms.Form):
        answer = django_forms.CharField(label="<script>label</script>", help_text="<script>hint</script>")

    form = drawn(Sly({"answer": '"><script>answer</script>'}))
    assert not form.xpath("//script")


@pytest.mark.parametrize(
    ("typed", "sum_"),
    [("4500", Decimal(4500)), ("£4,500.50", Decimal("4500.50")), (" 1 234 ", Decimal(1234)), ("", None)],
)
def test_money_as_people_type_it(typed, sum_):
    assert forms.MoneyField(required=False).clean(typed) == sum_


@pytest.mark.parametrize("typed", ["lots", "1.999", "NaN", "Infinity", "1e400", "-5", "6000.01"])
def test_money_that_is_refused(typed):
    with pytest.raises(ValidationError, match="Enter an amount"):
        forms.MoneyField(most=MOST).clean(typed)


@pytest.mark.parametrize(
    ("day", "month", "year", "words"),
    [
        ("", "", "", "Enter the start date"),
        ("1", "", "2021", "The start date must include a month"),
        ("", "", "2021", "The start date must include a day and a month"),
        ("31", "2", "2021", "The start date must be a real date"),
        ("one", "2", "2021", "The start date must be a real date"),
        ("1", "2", "21", "Year must include 4 numbers"),
        ("1", "2", "99999", "The start date must be a real date"),
    ],
)
def test_dates_that_are_refused(day, month, year, words):
    with pytest.raises(ValidationError) as refused:
        forms.DateField(what="the start date").clean({"day": day, "month": month, "year": year})
    assert refused.value.messages == [words]


def test_a_date_is_shown_in_its_parts():
    form = drawn(Bid(initial={"when": dt.date(2021, 4, 1), "money": Decimal("4400.50")}))
    assert form.xpath("//*[starts-with(@name, 'when-')]/@value") == ["1", "4", "2021"]
    assert form.xpath("//*[@name='money']/@value") == ["4,400.50"]


def test_a_field_that_did_not_change_is_known_not_to_have():
    initial = {"when": dt.date(2021, 4, 1), "money": Decimal(4400), "name": "Ride On", "kind": "b", "agree": True,
               "why": "Because it helps"}  # fmt: skip
    assert Bid(GOOD, initial=initial).changed_data == []


def test_the_one_question_of_a_page_is_its_heading():
    class One(forms.Form):
        page_heading = "why"
        why = forms.WordsField(label="Why?", words=5)

    assert drawn(One()).xpath("string(//h1/label)") == "Why?"


def test_a_refused_form_is_shown_again_with_422(visit):
    shown = form_page(visit, Bid(), heading="Your bid", back="/bids/")
    refused = form_page(visit, Bid({**GOOD, "money": "6,400"}), heading="Your bid", back="/bids/")
    assert (shown.status_code, refused.status_code) == (200, 422)
    assert "<title>Your bid - " in shown.text
    assert "<title>Error: Your bid - " in refused.text
    assert 'value="6,400"' in refused.text


def test_a_set_of_forms_has_one_summary():
    class Line(forms.Form):
        what = django_forms.CharField(label="What for?")

    lines = django_forms.formset_factory(Line, extra=2, min_num=2, validate_min=True)(
        {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0", "form-0-what": "Bus", "form-1-what": ""}
    )
    lines.is_valid()
    assert {"text": "Answer “What for?”", "href": "#id_form-1-what"} in links_to_errors(lines)
