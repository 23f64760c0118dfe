"""A question answered with files: kept privately for the application, refused beside the question, never at a loss."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from grants.applications.models import Application
from grants.applications.rules import context_of
from office.records.models import StoredFile
from office.submissions.actions import save_answers
from office.submissions.models import Answer, Question, QuestionSet
from office.submissions.queries import forget
from office.submissions.rules import obstacles_by_question
from tests.office.records.uploads import pdf, scripted_pdf

FILES = "/portal/officers/applications/{}/files/"


def text(response):
    return response.content.decode()


@pytest.fixture
def asked(draft):
    """The form's first section asks for a file too."""
    form = QuestionSet.objects.filter(pk=draft.submission.question_set_id)
    section = form.get().sections.get(order=1)
    Question(question_set_id=form.get().pk, section=section, order=90, code="q90", type="file",
             label="Your governing document", options={"most_rows": 2}).save_base(raw=True)  # fmt: skip
    forget()
    return draft


@pytest.fixture
def page(asked, address):
    return address("sections/1/")


def sent(client, page, *files, **more):
    """Posts the page as a browser shows it, with these files chosen."""
    shown = client.get(page).context["shown"]
    said = {f"{one['question'].code}-revision": str(one["revision"]) for one in shown}
    return client.post(page, {**said, "q01-text": "Friday Lights", **more, "q90-upload": list(files)})


def good(name="rules.pdf"):
    return SimpleUploadedFile(name, pdf())


def rows():
    return Answer.objects.get(question__code="q90").rows


def kept(row, number=0):
    return {
        f"q90-{number}-file": row["file"],
        f"q90-{number}-name": row["name"],
        f"q90-{number}-size": str(row["size"]),
    }


def test_a_file_is_kept_for_the_application_and_named_in_the_answer(as_lead, asked, page, address):
    assert sent(as_lead, page, good()).status_code == 302
    file = StoredFile.objects.get()
    assert (file.subject_type, file.subject_id) == ("grants.application", asked.pk)
    assert rows() == [{"file": str(file.uuid), "name": "rules.pdf", "size": file.size}]
    assert "rules.pdf (" in text(as_lead.get(address("check/")))
    assert "Send rules.pdf" in text(as_lead.get(page))


def test_what_is_taken_is_said_before_one_chooses(as_lead, page):
    shown = text(as_lead.get(page))
    assert "up to 10 MB each. Send 2 at most." in shown
    assert 'enctype="multipart/form-data"' in shown


def test_a_refused_file_stands_beside_its_question_and_every_other_answer_is_kept(as_lead, page):
    refused = sent(as_lead, page, SimpleUploadedFile("bad.pdf", scripted_pdf()), good())
    assert refused.status_code == 422
    assert "bad.pdf: This PDF contains scripts" in text(refused)
    assert 'href="#q90"' in text(refused)
    assert Answer.objects.get(question__code="q01").text == "Friday Lights"
    assert [row["name"] for row in rows()] == ["rules.pdf"]
    again = sent(as_lead, page, good("second.pdf"), **kept(rows()[0]))
    assert again.status_code == 302
    assert [row["name"] for row in rows()] == ["rules.pdf", "second.pdf"]


def test_an_unticked_file_is_no_longer_sent(as_lead, page):
    sent(as_lead, page, good())
    row = kept(rows()[0])
    row.pop("q90-0-file")
    sent(as_lead, page, **row)
    assert rows() == []


def left(application):
    application = Application.objects.get(pk=application.pk)
    found = obstacles_by_question(application.submission, context_of(application))
    return [str(one) for one in found.get("q90", [])]


def test_more_than_the_limit_and_anothers_file_hold_the_sending_up(as_lead, asked, page, lead):
    assert left(asked) == ["Answer “Your governing document”."]
    sent(as_lead, page, good("a.pdf"), good("b.pdf"), good("c.pdf"))
    assert left(asked) == ["Send 2 at most. Untick those you do not want to send."]
    strange = {"file": "00000000-0000-4000-8000-000000000000", "name": "x.pdf", "size": "1"}
    save_answers(submission=asked.submission, given={"q90": [strange]}, by=lead)
    assert left(asked) == ["x.pdf is not here or not safe to open. Send it again."]


def test_the_officer_opens_it_and_a_stranger_does_not(as_lead, asked, page, sign_in, officer, stranger, other_group):
    sent(as_lead, page, good())
    address = f"/files/{StoredFile.objects.get().uuid}/"
    assert sign_in(stranger).get(address).status_code == 404
    assert sign_in(officer).get(address).status_code == 200
    assert "rules.pdf" in text(sign_in(officer).get(FILES.format(asked.reference)))


def test_a_viewer_of_the_group_sends_nothing(asked, page, sign_in, stranger, other_group):
    answer = sign_in(stranger).post(page, {"q90-upload": good()})
    assert answer.status_code == 404
    assert not StoredFile.objects.exists()
