"""A section's page: saved whatever is in it, with a message beside the field; two versions; signed out while typing."""

import datetime as dt
import json
import re

import pytest

from grants.applications.actions import save_answers
from office.records import clock
from office.records.steps import take
from office.submissions.models import Answer, AnswerVersion, Question
from office.submissions.types import question_type
from tests.grants.conftest import CLOSES

HOSTILE = "<script>alert('x')</script> =1+1 \u202egnp.exe \x00 \U0001f600 O’Brien žółć اردو"
TOO_MUCH = "word " * 2000
# Fields of one line or number, and the boxes of text, of every question.
FIELDS = {
    "q01": ["text"], "q02": ["text"], "q03": ["text"], "q04": ["districts", "areas"], "q05": ["number", "text"],
    "q06": ["outcome", "priorities", "why"], "q07": ["text"], "q08": ["0-change", "0-how_known"], "q09": ["text"],
    "q10": ["text"], "q11": ["text", "policing_team_or_csp_told"],
    "q12": ["policy_date-day", "policy_date-month", "policy_date-year", "lead_role", "dbs", "venue_and_online"],
    "q13": ["start-day", "start-month", "start-year", "end-day", "end-month", "end-year"],
    "q14": ["0-item", "0-working", "0-cost", "0-ask", "asked"], "q15": ["0-source", "0-kind", "0-amount"],
    "q16": ["text"], "q17": ["text"], "q18": ["text"], "q19": ["has_interest", "detail"], "q20": ["withhold", "why"],
    "q21": ["ticks", "first_person_role", "second_person_role"],
}  # fmt: skip


def text(response):
    return response.content.decode()


def section_of(code):
    return Question.objects.get(code=code).section.order


def posted(code, fields, **more):
    """What the page of this question's section sends when only `fields` were changed."""
    sent = {}
    for question in Question.objects.filter(section__questions__code=code):
        answer = Answer.objects.filter(question=question).first()
        sent[f"{question.code}-revision"] = answer.revision if answer else 0
        for name, values in question_type(question.type).fields(question, answer).items():
            sent[f"{question.code}-{name}"] = values
    return {**sent, **{f"{code}-{name}": value for name, value in fields.items()}, **more}


def test_every_question_is_covered_here(draft):
    assert set(FIELDS) == set(
        Question.objects.filter(question_set=draft.submission.question_set).values_list("code", flat=True)
    )


@pytest.mark.parametrize("code", FIELDS)
@pytest.mark.parametrize(
    "typed", ["", TOO_MUCH, "not a number, not a date", HOSTILE], ids=["empty", "long", "wrong", "hostile"]
)
def test_bad_input_is_kept_and_never_breaks_a_page(as_lead, draft, address, code, typed):
    page = address(f"sections/{section_of(code)}/")
    response = as_lead.post(page, posted(code, dict.fromkeys(FIELDS[code], typed)))
    assert response.status_code == 302
    for shown in (page, f"{page}?from=check", address("check/"), address()):
        response = as_lead.get(shown)
        assert response.status_code == 200
        assert "<script>alert" not in text(response)
    checked = text(as_lead.get(f"{page}?from=check"))
    is_text = FIELDS[code] == ["text"] or code == "q08"
    if not (is_text and typed not in ("", TOO_MUCH)) and (code, typed) != ("q15", ""):
        assert re.search(rf'id="{code}-[a-z0-9_-]+-error" class="govuk-error-message"', checked)
    if typed == HOSTILE and "text" in FIELDS[code]:
        assert "O’Brien žółć اردو" in checked


def test_a_wrong_amount_is_kept_with_its_message_beside_it(as_lead, draft, address):
    page = address(f"sections/{section_of('q14')}/")
    fields = {"0-item": "Hall", "0-working": "20 at £40", "0-cost": "lots", "0-ask": "800"}
    response = as_lead.post(page, posted("q14", fields), follow=True)
    assert response.redirect_chain[-1][0] == page
    assert 'value="lots"' in text(response)
    assert re.search(r'id="q14-0-cost-error"[^>]*>.*?write the cost in pounds', text(response), re.DOTALL)
    assert 'href="#q14-0-cost"' in text(response)
    advised = re.search(r'name="advised" value="([^"]+)"', text(response))[1]
    again = as_lead.post(page, posted("q14", fields, advised=advised))
    assert again["Location"] != page  # nobody is held back


def test_words_that_autosave_brought_first_still_get_their_advice(as_lead, draft, address):
    page = address(f"sections/{section_of('q14')}/")
    fields = {"0-item": "Hall", "0-working": "20 at £40", "0-cost": "lots", "0-ask": "800"}
    as_lead.post(page, posted("q14", fields))
    assert as_lead.post(page, posted("q14", fields, **{"q14-revision": "1"}))["Location"] == page


def test_save_and_continue_goes_to_the_next_section(as_lead, draft, address):
    response = as_lead.post(address("sections/1/"), posted("q01", {"text": "Friday Lights"}))
    assert response["Location"] == address("sections/2/")
    assert Answer.objects.get().text == "Friday Lights"


def test_save_and_come_back_later_goes_to_the_tasks(as_lead, draft, address):
    response = as_lead.post(address("sections/1/"), posted("q01", {"text": "Ours"}, go="later"), follow=True)
    assert response.redirect_chain[-1][0] == address()
    assert "Come back any time" in text(response)


def test_a_change_from_the_check_goes_back_to_it(as_lead, written, address):
    response = as_lead.post(address("sections/1/"), posted("q01", {"text": "Better"}, **{"from": "check"}))
    assert response["Location"] == address("check/#section-1")


def test_another_line_is_saved_and_shown(as_lead, draft, address):
    page = address(f"sections/{section_of('q14')}/")
    fields = {"0-item": "Hall", "2-item": ""}
    response = as_lead.post(page, posted("q14", fields, go="add-q14"), follow=True)
    assert 'name="q14-3-item"' in text(response)
    assert 'value="Hall"' in text(response)


def test_nobody_is_told_off_for_what_they_have_not_begun(as_lead, draft, address):
    assert "govuk-error" not in text(as_lead.get(address("sections/1/")))


def test_two_people_at_once_both_texts_are_shown_and_one_is_chosen(as_lead, written, colleague, address):
    save_answers(application=written, given={"q01": "Friday Stars"}, base={"q01": 1}, by=colleague)
    mine = {**posted("q01", {"text": "Saturday Lights"}), "q01-revision": 1}
    response = as_lead.post(address("sections/1/"), mine)
    assert response.status_code == 409
    assert "Saturday" in text(response)
    assert "Stars" in text(response)
    assert Answer.objects.get(question__code="q01").text == "Friday Stars"
    version = AnswerVersion.objects.get(was_chosen=False)
    settle = address(f"versions/{version.pk}/")
    assert as_lead.get(settle).status_code == 200
    assert as_lead.post(settle, {"q01-revision": 2}).status_code == 422
    assert as_lead.post(settle, {"q01-revision": 1, "choice": "mine"}).status_code == 409
    as_lead.post(settle, {"q01-revision": 2, "choice": "merged", "q01-text": "Weekend Lights"})
    assert Answer.objects.get(question__code="q01").text == "Weekend Lights"
    assert as_lead.get(settle).status_code == 302


def test_after_the_close_the_words_are_kept_and_shown(as_lead, written, address):
    with clock.set_to(CLOSES + dt.timedelta(minutes=1)):
        response = as_lead.post(address("sections/1/"), posted("q01", {"text": "Too late now"}))
        assert response.status_code == 410
        assert "Too late now" in text(response)
        assert Answer.objects.get(question__code="q01").text == "Friday Lights"
        assert "Too late now" in text(as_lead.get(address()))


def test_after_it_was_sent_the_words_are_kept_beside(as_lead, written, lead, address):
    take(written, "submit", by=lead)
    response = as_lead.post(address("sections/1/"), posted("q01", {"text": "One more thing"}))
    assert response.status_code == 410
    assert "One more thing" in text(as_lead.get(address()))


def test_signed_out_while_typing_the_words_are_there_after_signing_in(client, lead, written, address):
    page = address("sections/1/")
    response = client.post(page, posted("q01", {"text": "Typed for an hour"}))
    assert response.status_code == 302
    assert "/account/login/" in response["Location"]
    client.force_login(lead)
    shown = text(client.get(page))
    assert "Typed for an hour" in shown
    assert "before you were signed out" in shown
    assert Answer.objects.get(question__code="q01").text == "Friday Lights"
    client.post(page, posted("q01", {"text": "Typed for an hour"}))
    assert Answer.objects.get(question__code="q01").text == "Typed for an hour"
    assert "before you were signed out" not in text(client.get(page))


def test_words_held_for_one_group_are_shown_to_no_other(client, stranger, other_group, written, address):
    client.post(address("sections/1/"), posted("q01", {"text": "Secret"}))
    client.force_login(stranger)
    assert client.get(address("sections/1/")).status_code == 404


def send(client, address, given, base=None):
    body = json.dumps({"given": given, "base": base or {}})
    return client.post(address("autosave/"), body, content_type="application/json")


def test_autosave_answers_with_revisions_and_the_hour(as_lead, draft, address):
    response = send(as_lead, address, {"q01": {"text": ["Friday Lights \ud83d"]}})
    assert response.status_code == 200
    assert response.json()["revisions"] == {"q01": 1}
    assert response.json()["saved_at"] == "12 noon"
    again = send(as_lead, address, {"q01": {"text": ["Friday Lights"]}}, {"q01": 1})
    assert again.json()["revisions"] == {"q01": 1}


def test_autosave_tells_of_a_clash_with_both_texts(as_lead, written, colleague, address):
    save_answers(application=written, given={"q01": "Theirs"}, base={"q01": 1}, by=colleague)
    response = send(as_lead, address, {"q01": {"text": ["Mine"]}, "q02": {"text": ["Kept."]}}, {"q01": 1, "q02": 1})
    assert response.status_code == 409
    clash = response.json()["conflicts"]["q01"]
    assert (clash["mine"]["text"], clash["theirs"]["text"]) == ("Mine", "Theirs")
    assert as_lead.get(clash["href"]).status_code == 200
    assert Answer.objects.get(question__code="q02").text == "Kept."


def test_autosave_keeps_the_words_when_it_is_too_late(as_lead, written, lead, address):
    with clock.set_to(CLOSES):
        assert send(as_lead, address, {"q01": {"text": ["Late"]}}, {"q01": 1}).status_code == 410
    take(written, "submit", by=lead)
    assert send(as_lead, address, {"q01": {"text": ["Later"]}}, {"q01": 1}).status_code == 423
    kept = AnswerVersion.objects.filter(was_chosen=False).values_list("content", flat=True)
    assert {one["text"] for one in kept} == {"Late", "Later"}


@pytest.mark.parametrize(
    "body",
    ["", "[]", "{", '{"given": []}', '{"given": {"q01": 3}}', "[" * 50_000, '{"given": {"q01": {}}, "base": 3}'],
)
def test_autosave_refuses_what_the_page_never_sends(as_lead, draft, address, body):
    assert as_lead.post(address("autosave/"), body, content_type="application/json").status_code == 400


def test_autosave_asks_a_signed_out_script_to_sign_in(client, draft, address):
    assert send(client, address, {"q01": {"text": ["Words"]}}).status_code == 401


def test_autosave_is_nothing_to_a_stranger_and_to_a_get(as_lead, sign_in, stranger, other_group, draft, address):
    assert as_lead.get(address("autosave/")).status_code == 405
    assert send(sign_in(stranger), address, {"q01": {"text": ["Words"]}}).status_code == 404
