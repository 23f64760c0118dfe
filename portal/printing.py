"""Papers on pages: the accessible original, with the PDF beside it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from office.records.stationery import Paper, as_html
from office.screens.papers import pdf_response


def paper_page(request: HttpRequest, paper: Paper, *, pdf: str, back: str, layout: str) -> HttpResponse:
    """The paper as a page. `pdf`: the address of the same as a PDF; `back`: where one came from."""
    context = {"paper": as_html(paper), "title": paper.title, "pdf": pdf, "back": back, "layout": layout}
    return render(request, "portal/parts/paper.html", context)


def paper_file(paper: Paper) -> HttpResponse:
    """The paper as a PDF, named by its reference."""
    return pdf_response(paper)
