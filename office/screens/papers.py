"""Papers as files, named by their reference."""

from django.http import HttpResponse

from office.records.stationery import Paper, as_pdf, as_word

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def pdf_response(paper: Paper) -> HttpResponse:
    """The paper as a PDF, shown in the browser."""
    return _response(as_pdf(paper), "application/pdf", f'inline; filename="{_name(paper)}.pdf"')


def word_response(paper: Paper) -> HttpResponse:
    """The paper for Word, to be kept."""
    return _response(as_word(paper), WORD, f'attachment; filename="{_name(paper)}.docx"')


def _name(paper: Paper) -> str:
    return paper.reference.replace("/", "-")


def _response(content: bytes, kind: str, disposition: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = disposition
    return answer
