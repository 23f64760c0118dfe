"""Reading a register's file row by row, whatever its size: JSON, or a table with commas or tabs."""

import csv
import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any, TextIO

from office.records.steps import Refused

from .shapes import Row, Shape, shape_of

CHUNK = 1 << 16
LARGEST_ROW = 1 << 20
NOT_KNOWN = "We do not know the columns of this file. See the shapes in docs/operations.md."
NOT_READABLE = "This file cannot be read as it is. Fetch it again from the regulator."


def read_rows(path: Path) -> tuple[Shape, Iterator[Row]]:
    """The kind of file and its rows, one after another. Raises Refused for a file that is none of the known ones."""
    rows = _plain(path)
    first = next(rows, None)
    shape = shape_of(first) if first else None
    if first is None or shape is None:
        raise Refused([NOT_KNOWN])
    read = (shape.read(row) for row in chain([first], rows))
    return shape, (row for row in read if row is not None)


def _plain(path: Path) -> Iterator[dict[str, Any]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            start = stream.read(1)
            stream.seek(0)
            yield from _json_rows(stream) if start == "[" else _table_rows(stream)
    except (UnicodeDecodeError, csv.Error, ValueError, OSError) as error:
        raise Refused([NOT_READABLE]) from error


def _table_rows(stream: TextIO) -> Iterator[dict[str, Any]]:
    """Rows of a table; tabs where its first line has any."""
    heading = stream.readline()
    stream.seek(0)
    yield from csv.DictReader(stream, dialect="excel-tab" if "\t" in heading else "excel")


def _json_rows(stream: TextIO) -> Iterator[dict[str, Any]]:
    """The objects of one long array, of which never more than one and a piece is in memory."""
    decoder, held = json.JSONDecoder(), ""
    for piece in iter(lambda: stream.read(CHUNK), ""):
        held += piece
        while True:
            held = held.lstrip("[, \r\n\t")
            try:
                row, end = decoder.raw_decode(held)
            except ValueError:
                break  # the row goes on in the next piece
            held = held[end:]
            if isinstance(row, dict):
                yield row
        if len(held) > LARGEST_ROW:
            raise ValueError("not an array of objects")
    if held.strip("] \r\n\t"):
        raise ValueError("the file ends in the middle of a row")
