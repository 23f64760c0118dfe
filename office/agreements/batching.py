"""Deeds on released payments: one file to the finance system, and its answer read back."""

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from office.records import clock
from office.records.deeds import deed
from office.records.money import in_pence, in_pounds, pounds
from office.records.steps import Forbidden, Obstacle, Refused
from office.records.trail import note
from office.records.trail.hashing import sha256

from . import permissions, queries, rules
from .models import Instalment, PaymentBatch
from .sealing import seal, unseal
from .states import InstalmentState

HEAD = ("batch", "payment", "payee", "sort_code", "account_number", "amount", "cost_code", "narrative")
ANSWER = ("batch", "payment", "amount", "date", "status", "reference")  # the columns of a remittance
MOST_LINES = 5_000
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


@deed
def make_batch(*, by: Any) -> PaymentBatch:
    """One file of every released payment that is in none yet. Pressed twice, the second finds nothing to send.

    A payment whose bank details have changed since waits until they are checked.
    """
    if not permissions.may_send_payments(by):
        raise Forbidden
    waiting = Instalment.objects.select_for_update(no_key=True, of=("self",)).filter(
        state=InstalmentState.PAID, batch=None, settled_on=None
    )
    keys = list(waiting.order_by("pk").values_list("pk", flat=True))
    ready = [one for one in queries.to_send(by).filter(pk__in=keys) if not rules.obstacles_to_sending_to_the_bank(one)]
    if not ready:
        raise Refused(["No payment is waiting to be sent."])
    last = PaymentBatch.objects.order_by("-pk").first()
    reference = f"PB-{(int(last.reference[3:]) if last else 0) + 1:04d}"
    text = _file(reference, ready)
    batch = PaymentBatch.objects.create(
        reference=reference, made_by=by, made_at=clock.now(), sealed=seal(text), file_hash=sha256(text)
    )
    Instalment.objects.filter(pk__in=[one.pk for one in ready]).update(batch=batch)
    total = sum(one.amount_pence for one in ready)
    note(batch, "made", by=by, words={"payments": len(ready), "amount_pence": total, "hash": batch.file_hash})
    return batch


@deed
def read_batch(*, batch: PaymentBatch, by: Any) -> str:
    """The file, the same bytes each time. It holds whole bank numbers, so every reading is on the trail."""
    if not permissions.may_send_payments(by):
        raise Forbidden
    note(batch, "read", by=by)
    return unseal(batch.sealed)


def _file(reference: str, payments: Iterable[Instalment]) -> str:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(HEAD)
    for one in payments:
        account = rules.live_account(one.agreement.organisation)
        sort_code, number = unseal(account.sealed).split("|")
        words = (account.account_name, sort_code, number, str(in_pounds(one.amount_pence).quantize(Decimal("0.01"))),
                 one.agreement.commitment.pot.cost_code, one.agreement.title)  # fmt: skip
        writer.writerow([_harmless(cell) for cell in (reference, name_of(one), *words)])
    return written.getvalue()


def name_of(payment: Instalment) -> str:
    """AWD-23-005/1: how the file and the remittance name a payment."""
    return f"{payment.agreement.reference}/{payment.number}"


def _harmless(cell: str) -> str:
    """No cell of the file can start a formula."""
    return f"'{cell}" if cell.lstrip(" ").startswith(STARTS_A_FORMULA) else cell


@dataclass(frozen=True)
class Line:
    """One line of a remittance: what became of one payment."""

    payment: Instalment
    day: dt.date
    is_paid: bool
    words: str  # the bank's reference, or why it came back


@deed
def read_remittance(*, text: str, by: Any) -> list[Line]:
    """Mark payments as settled or sent back, as the finance system says. All lines hold, or nothing is written.

    text: CSV with the columns of ANSWER; status "paid" or "failed". Read twice, the second changes nothing.
    Raises Refused with one sentence a wrong line, its number first.
    """
    if not permissions.may_send_payments(by):
        raise Forbidden
    found: list[Line] = []
    wrong: list[str] = []
    for number, row in _rows(text):
        line, why = _judged(row)
        if line is None or line.payment.pk in {one.payment.pk for one in found}:
            wrong.append(f"Line {number}: {why or 'This payment stands on an earlier line too.'}")
        else:
            found.append(line)
    if wrong:
        raise Refused([Obstacle(one, about="file") for one in wrong])
    for line in found:
        _settle(line, by)
    return found


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff")), restkey="more", restval="")
    reader.fieldnames = [str(name).strip().lower() for name in reader.fieldnames or []]
    if missing := [name for name in ANSWER if name not in reader.fieldnames]:
        raise Refused([Obstacle(f"The file has no column {', '.join(missing)}.", about="file")])
    rows = []
    try:
        for row in reader:
            rows.append((reader.line_num, {name: str(row[name]).strip() for name in ANSWER}))
    except csv.Error:
        raise Refused([Obstacle("This is not a CSV file.", about="file")]) from None
    if not rows or len(rows) > MOST_LINES:
        raise Refused([Obstacle(f"The file must have between 1 and {MOST_LINES:,} lines.", about="file")])
    yield from rows


def _judged(row: dict[str, str]) -> tuple[Line | None, str]:
    agreement, _, number = row["payment"].rpartition("/")
    held = Instalment.objects.select_for_update(no_key=True, of=("self",)).select_related("agreement", "batch")
    number = number if number.isascii() and number.isdecimal() and len(number) < 5 else "0"
    payment = held.filter(agreement__reference=agreement, number=int(number)).first()
    if payment is None or payment.batch is None:
        return None, f"{row['payment'] or 'Nothing'} is no payment that was sent."
    line, why = _read(payment, row)
    if line is None:
        return None, why
    settled = (payment.settled_on, payment.settled_reference)
    if payment.settled_on and (not line.is_paid or settled != (line.day, line.words)):
        return None, f"{row['payment']} was settled before on {payment.settled_on:%-d %B %Y}."
    return line, ""


def _read(payment: Instalment, row: dict[str, str]) -> tuple[Line | None, str]:
    """The line against the payment it names, or what is wrong with it."""
    assert payment.batch is not None
    day, pence = _day(row["date"]), _pence(row["amount"])
    checks = {
        f"{row['payment']} was sent in {payment.batch}, not in {row['batch'] or 'none'}.":
            row["batch"] != payment.batch.reference,
        f"The amount is {row['amount'] or 'missing'}, and {pounds(payment.amount_pence)} was sent.":
            pence != payment.amount_pence,
        "The date is not a day that has been, like 2021-03-31 or 31/03/2021.": day is None or day > clock.today(),
        "The status is neither paid nor failed.": row["status"].lower() not in ("paid", "failed"),
        "The reference is missing, or why it failed.": not row["reference"],
    }  # fmt: skip
    wrong = next((why for why, is_so in checks.items() if is_so), "")
    if wrong or day is None:
        return None, wrong
    is_paid = row["status"].lower() == "paid"
    return Line(payment, day, is_paid, row["reference"][: 40 if is_paid else 200]), ""


def _day(text: str) -> dt.date | None:
    try:
        if found := DAY.fullmatch(text):
            return dt.date(int(found[3]), int(found[2]), int(found[1]))
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _pence(text: str) -> int | None:
    try:
        return in_pence(text.replace("£", "").replace(",", ""))
    except (ValueError, OverflowError, InvalidOperation):
        return None


def _settle(line: Line, by: Any) -> None:
    payment = line.payment
    if payment.settled_on or (not line.is_paid and payment.failed_because == line.words):
        return
    payment.settled_on = line.day if line.is_paid else None
    payment.settled_reference = line.words if line.is_paid else ""
    payment.failed_because = "" if line.is_paid else line.words
    payment.save(update_fields=["settled_on", "settled_reference", "failed_because"])
    note(payment, "settled" if line.is_paid else "sent_back", by=by, words={"reference": line.words, "on": line.day})


@deed
def pay_again(*, payment: Instalment, by: Any) -> Instalment:
    """A payment the bank sent back goes into the next file. The ledger wrote it once and does not again."""
    if not permissions.may_send_payments(by):
        raise Forbidden
    held = Instalment.objects.select_for_update(no_key=True).get(pk=payment.pk)
    if not held.failed_because:
        raise Refused(["The bank has not sent this payment back."])
    held.batch, held.failed_because = None, ""
    held.save(update_fields=["batch", "failed_because"])
    note(held, "to_be_paid_again", by=by, words={"batch": payment.batch})
    return held
