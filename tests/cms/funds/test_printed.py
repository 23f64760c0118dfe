"""The whole form on a page, as a PDF and for Word says the same: questions, limits, criteria, version."""

import re
from html import unescape
from io import BytesIO

import docx
import pypdf
import pytest

from office.submissions.whole import limits_of

pytestmark = pytest.mark.django_db

AT = "/funds/safer-communities-fund/round-24/form"


def squeezed(text):
    """Without white space, for a PDF breaks lines where it likes."""
    return re.sub(r"\s+", "", text)


def page_text(response):
    return squeezed(unescape(re.sub(r"<[^>]*>", " ", response.content.decode())))


def pdf_text(response):
    pages = pypdf.PdfReader(BytesIO(response.content)).pages
    # The foot of a page may fall in the middle of a sentence.
    return squeezed(re.sub(r"scf-application/\S+, page \d+ of \d+", " ", " ".join(one.extract_text() for one in pages)))


def word_text(response):
    made = docx.Document(BytesIO(response.content))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return squeezed(" ".join([one.text for one in made.paragraphs] + cells))


READERS = {"/": page_text, ".pdf": pdf_text, ".docx": word_text}


@pytest.mark.parametrize("end", READERS)
def test_the_three_say_the_same(client, opened, end):
    response = client.get(f"{AT}{end}")
    assert response.status_code == 200
    told, form = READERS[end](response), opened.question_set
    wanted = [form.version_id, *(f"{one.name} {one.weight}%" for one in opened.contest.rubric.criteria.all())]
    for question in form.questions.all():
        wanted += [f"{question.order}. {question.label} {' · '.join(limits_of(question))}", question.hint]
        wanted += [question.why_we_ask, *(tick["label"] for tick in question.options.get("ticks", []))]
    missing = [words for words in wanted if squeezed(words) not in told]
    assert missing == []


def test_the_same_form_is_the_same_file_and_its_headings_are_headings(client, opened):
    first, again = client.get(f"{AT}.docx"), client.get(f"{AT}.docx")
    assert first.content == again.content
    made = docx.Document(BytesIO(first.content))
    levels = [one.style.name for one in made.paragraphs if one.style.name.startswith("Heading")]
    assert levels.count("Heading 1") == 1
    assert levels.count("Heading 3") >= opened.question_set.questions.count()
    assert made.core_properties.language == "en-GB"
    assert first["Content-Disposition"].startswith('attachment; filename="scf-application-1-')


def test_a_round_in_preparation_prints_nothing(client, prepared):
    assert {client.get(f"{AT}{end}").status_code for end in READERS} == {404}
