"""A public table as CSV or JSON, streamed: the same rows either way, with the licence and what each column means."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import StreamingHttpResponse

from office.records import letterhead
from office.screens.exports import csv_answer

from .dictionary import LICENCE, MEANINGS


def table(name: str, form: str, columns: list[str], rows: Iterable[list[Any]]) -> StreamingHttpResponse:
    """`form`: csv or json. Sums are pounds as text with two places."""
    if form == "csv":
        answer = csv_answer(name, columns, rows)
    else:
        answer = StreamingHttpResponse(_json(name, columns, rows), content_type="application/json; charset=utf-8")
    answer["Link"] = f'<{LICENCE}>; rel="license", </open-data/dictionary/>; rel="describedby"'
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


def pounds_text(pence: int) -> str:
    """3000.00 for 300000 pence."""
    return f"{pence // 100}.{pence % 100:02d}"


def _json(name: str, columns: list[str], rows: Iterable[list[Any]]) -> Iterator[str]:
    head = {
        "license": LICENCE,
        "publisher": letterhead.in_force().body_name,
        "columns": {column: MEANINGS.get(column, "") for column in columns},
    }
    yield f"{json.dumps(head, ensure_ascii=False)[:-1]}, {json.dumps(name)}: ["
    for number, row in enumerate(rows):
        line = dict(zip(columns, row, strict=True))
        yield f"{',' if number else ''}\n{json.dumps(line, cls=DjangoJSONEncoder, ensure_ascii=False)}"
    yield "\n]}\n"
