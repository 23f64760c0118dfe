"""Open data: the page that lists the files, and the files."""

import json
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from grants.awards.queries import published
from office.records import letterhead
from office.records import publication as publishing
from office.screens.exports import csv_answer

from .dictionary import LICENCE, MEANINGS
from .rows import FILES, File, cell, columns_of, rows_of


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What there is, how much of it, and what one may do with it."""
    counted = publishing.queries.visible_to(None).values_list("kind").annotate(Count("pk"))
    counts = dict(counted)
    files = [
        {"name": one.name, "title": one.title, "text": one.text, "count": counts.get(one.kind, 0)}
        for one in FILES.values()
    ]
    return render(request, "cms/open_data/index.html", {"files": files, "grants": published().count()})


@require_safe
def as_json(request: HttpRequest, name: str) -> StreamingHttpResponse:
    """Everything of one kind, with its licence and publisher, written as it is read."""
    file = _file(name)
    return StreamingHttpResponse(_json(file), content_type="application/json; charset=utf-8")


@require_safe
def as_csv(request: HttpRequest, name: str) -> StreamingHttpResponse:
    """The same as a table."""
    file = _file(name)
    try:
        columns = columns_of(file.kind)
    except ImproperlyConfigured as nobody_publishes_it:
        raise Http404 from nobody_publishes_it
    rows = ([cell(row.get(column)) for column in columns] for row in rows_of(file.kind))
    return csv_answer(name, columns, rows)


@require_safe
def table_of(request: HttpRequest, name: str, form: str) -> StreamingHttpResponse:
    """/decisions.csv: the register at its own address with a suffix."""
    return as_csv(request, name) if form == "csv" else as_json(request, name)


@require_safe
def dictionary(request: HttpRequest) -> HttpResponse:
    """What each column means, table by table."""
    tables = [
        {"file": file, "columns": [{"name": name, "meaning": MEANINGS[name]} for name in columns_of(file.kind)]}
        for file in FILES.values()
    ]
    return render(request, "cms/open_data/dictionary.html", {"tables": tables, "licence": LICENCE})


def _file(name: str) -> File:
    if name not in FILES:
        raise Http404
    return FILES[name]


def _json(file: File) -> Iterator[str]:
    head: dict[str, Any] = {"license": LICENCE, "publisher": letterhead.in_force().body_name, "title": file.title}
    yield f"{json.dumps(head, ensure_ascii=False)[:-1]}, {json.dumps(file.name)}: ["
    for number, row in enumerate(rows_of(file.kind)):
        yield f"{',' if number else ''}\n{json.dumps(row, cls=DjangoJSONEncoder, ensure_ascii=False)}"
    yield "\n]}\n"
