"""The public answers back: no account, few an hour, nothing shown before an officer has read it."""

import pytest
from django.core import mail

from office.hearing.models import Remark
from office.post.models import Message
from office.records import outbox
from office.records.steps import Refused, take

pytestmark = pytest.mark.django_db

WORDS = "My street is quiet on Fridays now."


@pytest.fixture
def decision(publish):
    """A page to speak about."""
    return publish()


def say(client, kind="changed", about="", **typed):
    return client.post(f"/feedback/{kind}/?about={about}", {"text": WORDS, "email": "", **typed})


def text(client, address):
    return client.get(address).content.decode()


def test_a_record_asks_what_one_thinks_of_it_and_links_lead_there(client, decision):
    page = text(client, decision.public_address)
    for kind in ("useful", "problem", "concern", "changed"):
        address = f"/feedback/{kind}/?about={decision.public_address}"
        assert f'href="{address}"' in page
        assert f"About: {decision.public_address}" in text(client, address)


def test_what_is_said_is_shown_with_our_reply_once_an_officer_has_read_it(client, decision, officer):
    answer = say(client, about=decision.public_address, email="jo@home.test")
    assert (answer.status_code, answer["Location"]) == (302, "/feedback/sent/")
    assert WORDS not in text(client, decision.public_address)
    remark = Remark.objects.get()
    assert remark.publication_id == decision.publication_id
    take(remark, "show", by=officer, reply="Thank you. We are glad.")
    outbox.drain()
    page = text(client, decision.public_address)
    assert WORDS in page
    assert "Thank you. We are glad." in page
    assert "jo@home.test" not in page
    assert ["We are glad." in one.body for one in mail.outbox if one.to == ["jo@home.test"]] == [True]
    take(remark, "take_down", by=officer)
    assert WORDS not in text(client, decision.public_address)


def test_a_concern_is_told_to_officers_at_once_and_never_shown(client, decision, officer):
    say(client, kind="concern", about=decision.public_address)
    remark = Remark.objects.get()
    assert officer.pk in Message.objects.filter(kind="hearing.concern_raised").values_list("to_user", flat=True)
    with pytest.raises(Refused):
        take(remark, "show", by=officer, reply="Thank you.")
    take(remark, "answer", by=officer, reply="We looked into it.")
    assert remark.text not in text(client, decision.public_address)


def test_whether_it_was_useful_needs_no_words(client, decision):
    assert say(client, kind="useful", text="").status_code == 422
    assert say(client, kind="useful", text="", is_useful="no").status_code == 302
    assert Remark.objects.get().is_useful is False


@pytest.mark.parametrize(("typed", "says"), [
    ({"text": " "}, "Write what you want to tell us"),
    ({"text": "a" * 2001}, "Use 2,000 letters or fewer"),
    ({"email": "jo"}, "Enter an e-mail address like"),
])  # fmt: skip
def test_a_mistake_is_told_beside_its_field_and_nothing_is_lost(client, decision, typed, says):
    answer = say(client, **typed)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert typed.get("email", "") in answer.content.decode()
    assert not Remark.objects.exists()


def test_few_an_hour_from_one_place(client, decision):
    answers = [say(client).status_code for _ in range(8)]
    assert answers == [302] * 6 + [422] * 2
    assert Remark.objects.count() == 6


@pytest.mark.parametrize("about", ["//evil.test/", "https://evil.test/", "/endorse/secret/", "/portal/x/", "x", "%00"])
def test_only_a_public_page_can_be_spoken_about(client, decision, about):
    say(client, about=about)
    assert Remark.objects.get().address == "/"
    assert client.get("/feedback/nothing/").status_code == 404


def test_an_officer_answers_on_a_page_and_a_reply_is_needed(sign_in, client, decision, officer, finance_1):
    say(client, about=decision.public_address)
    remark = Remark.objects.get()
    browser = sign_in(officer)
    assert WORDS in browser.get("/portal/officers/remarks/").content.decode()
    at = f"/portal/officers/remarks/{remark.pk}/steps/show/"
    assert browser.post(at, {"version": remark.version, "reply": " "}).status_code == 422
    assert browser.post(at, {"version": remark.version, "reply": "Thank you."}).status_code == 302
    remark.refresh_from_db()
    assert (remark.state, remark.reply) == ("shown", "Thank you.")
    assert sign_in(finance_1).get("/portal/officers/remarks/").status_code == 403
