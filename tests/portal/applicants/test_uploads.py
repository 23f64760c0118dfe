"""Files sent through the pages: each refusal stands beside its field with every other answer kept."""

import re
import tracemalloc

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from office.people.models import Policy
from office.records.models import StoredFile
from tests.office.records.uploads import locked_pdf, old_office, pdf, picture_with_place, scripted_pdf, word, zipped

HUNDRED_MB = 100 * 1024 * 1024
ADDS_AT_MOST = 64 * 1024 * 1024


@pytest.fixture
def page(group):
    return f"/portal/applicants/groups/{group.pk}/policies/"


def typed(**more):
    return {"kind": "safeguarding", "agreed_on-day": "3", "agreed_on-month": "2", "agreed_on-year": "2020", **more}


REFUSED = {
    "locked.pdf": (locked_pdf(), "locked with a password"),
    "script.pdf": (scripted_pdf(), "scripts or actions"),
    "macro.docx": (word(**{"word/vbaProject.bin": "x"}), "contains macros"),
    "letter.doc": (old_office("WordDocument"), "Save it as a PDF or as Word"),
    "tool.pdf": (b"MZ\x90\0" + b"\0" * 200, "content is something else"),
    "bomb.docx": (zipped({"[Content_Types].xml": "", "word/a.xml": "0" * 3_000_000}), "unpacks to far more"),
    "..\\..\\gnp.exe\u202efdp.scr": (b"MZ", "of this kind"),
    "empty.pdf": (b"", "This file is empty"),
}


def test_a_bad_file_is_refused_beside_its_field_and_the_rest_is_kept(as_lead, group, page):
    said = {}
    for name, (content, reason) in REFUSED.items():
        answer = as_lead.post(page, typed(document=SimpleUploadedFile(name, content)))
        shown = answer.content.decode()
        beside = re.search(r'id="id_document-error".*?</p>', shown, re.DOTALL)
        said[name] = (
            answer.status_code,
            bool(beside and reason in beside[0]),
            'value="2020"' in shown,
            "checked" in shown,
        )
    assert said == dict.fromkeys(REFUSED, (422, True, True, True))
    assert (Policy.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_what_is_taken_is_said_first_and_the_scan_is_spoken_of_honestly(as_lead, group, page):
    shown = as_lead.get(page).content.decode()
    assert "JPG, PNG, CSV or plain text, up to 10 MB" in shown
    assert 'accept=".pdf,.docx' in shown
    as_lead.post(page, typed(document=SimpleUploadedFile("photo.jpg", picture_with_place())))
    assert "Not scanned for viruses" in as_lead.get(page).content.decode()


class Slowly:
    """The body of a request, made while it is read: `size` bytes in one file, with a form before it."""

    def __init__(self, size):
        lines = [
            f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in typed().items()
        ]
        lines.append('--x\r\nContent-Disposition: form-data; name="document"; filename="big.pdf"\r\n\r\n')
        self.head, self.tail, self.left = "".join(lines).encode() + pdf(), b"\r\n--x--\r\n", size
        self.length = len(self.head) + size + len(self.tail)

    def readline(self, most=65536):
        return self.read(most)

    def read(self, most=65536):
        if self.head:
            given, self.head = self.head[:most], self.head[most:]
        elif self.left:
            given = b"0" * min(most, self.left)
            self.left -= len(given)
        else:
            given, self.tail = self.tail[:most], self.tail[most:]
        return given


def test_a_hundred_megabytes_are_refused_and_take_little_memory(as_lead, group, page):
    as_lead.get(page)
    body = Slowly(HUNDRED_MB)
    tracemalloc.start()
    answer = as_lead.generic(
        "POST", page, CONTENT_TYPE="multipart/form-data; boundary=x", CONTENT_LENGTH=str(body.length),
        **{"wsgi.input": body},
    )  # fmt: skip
    highest = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert highest < ADDS_AT_MOST
    assert answer.status_code == 422
    assert "It must be 10 MB or smaller" in answer.content.decode()
    assert 'value="2020"' in answer.content.decode()
