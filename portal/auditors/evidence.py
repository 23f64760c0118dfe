"""The evidence of one agreement as a ZIP: papers, tables and a list of hashes that proves each."""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

from office.agreements.models import Agreement
from office.agreements.papers import grant_agreement
from office.agreements.separation import exceptions
from office.agreements.wording import text_of
from office.decisions import freezing
from office.records.stationery import as_pdf
from office.records.trail.queries import events_of
from office.screens.exports import harmless

from .chain import Link, chain_of

SUMS = "SHA256SUMS"
MADE = (1980, 1, 1, 0, 0, 0)  # the same files give the same ZIP


def evidence_pack(agreement: Agreement, *, by: Any) -> bytes:
    """The ZIP. SHA256SUMS has a line a file, as `sha256sum --check` reads it. No bank number is in it."""
    files = {
        "agreement.json": _json(text_of(agreement)),
        "agreement.pdf": as_pdf(grant_agreement(agreement)),
        "decision.json": _json(freezing.text_of(agreement.commitment.decision)),
        "exceptions.txt": "\n".join(one.sentence for one in exceptions(by, agreement)).encode() or b"None.",
        "trail.csv": _trail(agreement),
    }
    for number, link in enumerate(chain_of(agreement), 1):
        files[f"chain-{number}.csv"] = _table(link)
    sums = "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, content in [*sorted(files.items()), (SUMS, sums.encode())]:
            pack.writestr(zipfile.ZipInfo(name, MADE), content, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def _json(said: Any) -> bytes:
    return json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True, default=str).encode()


def _csv(rows: Iterable[Sequence[Any]]) -> bytes:
    written = io.StringIO()
    csv.writer(written).writerows([harmless(cell) for cell in row] for row in rows)
    return written.getvalue().encode()


def _table(link: Link) -> bytes:
    facts = [[link.title, ""], *([name, value] for name, value in link.facts)]
    head = [[name for name, _ in link.rows[0]]] if link.rows else []
    return _csv([*facts, *head, *([value for _, value in row] for row in link.rows)])


def _trail(agreement: Agreement) -> bytes:
    things = [agreement, agreement.commitment.decision, *agreement.instalments.all(), *agreement.reports.all()]
    head = ("when", "kind", "number", "what", "from", "to", "by", "hash")
    rows = [
        [one.at.isoformat(), one.subject_type, one.subject_id, one.verb, one.before, one.after, one.actor, one.hash]
        for one in events_of(*things)
    ]
    return _csv([head, *rows])
