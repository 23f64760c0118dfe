"""Deeds on bank details: given by the group's lead, checked by ringing the number on file."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile

from office.post.telling import tell
from office.records import clock
from office.records.deeds import deed
from office.records.files.keeping import keep_file
from office.records.files.models import Classification, StoredFile
from office.records.steps import Forbidden, Refused
from office.records.trail import note

from . import messages, permissions, rules
from .models import BankAccount
from .sealing import seal, unseal


@deed
def give_bank_details(
    *,
    organisation: Any,
    account_name: str,
    sort_code: str,
    account_number: str,
    by: Any,
    letter: UploadedFile | None = None,
) -> BankAccount:
    """Say where the group is paid. New details replace the old ones and must be checked again.

    letter: a bank letter or statement; one that cannot be taken is refused, and then nothing is kept.

    Everybody in the group is told of a change, so that one they did not make comes to light.
    """
    if not permissions.may_give_bank_details(organisation, by):
        raise Forbidden
    sort_code, account_number = _digits_of(sort_code), _digits_of(account_number)
    if no := rules.obstacles_to_bank_details(account_name, sort_code, account_number):
        raise Refused(no)
    type(organisation).objects.select_for_update(no_key=True).get(pk=organisation.pk)
    now = clock.now()
    replaced = organisation.bank_accounts.filter(replaced_at=None).update(replaced_at=now)
    account = BankAccount.objects.create(
        organisation=organisation, account_name=account_name.strip(), sealed=seal(f"{sort_code}|{account_number}"),
        ending=account_number[-4:], given_by=by, given_at=now,
    )  # fmt: skip
    if letter is not None:
        account.evidence = _kept(letter, account, by)
        account.save(update_fields=["evidence"])
    note(organisation, "bank_details_given", by=by, words={"account": account, "replaced": replaced})
    tell(messages.BANK_TO_CHECK, account, by=by)
    if replaced:
        tell(messages.BANK_CHANGED, account, by=by)
    return account


@deed
def verify_bank_details(*, account: BankAccount, called_number: str, by: Any) -> BankAccount:
    """Finance rang the number on file and the group read its details back."""
    if not permissions.may_verify_bank_details(account, by):
        raise Forbidden
    held = BankAccount.objects.select_for_update(no_key=True, of=("self",)).select_related("organisation")
    account = held.get(pk=account.pk)
    if no := rules.obstacles_to_verifying(account, called_number, by=by):
        raise Refused(no)
    account.verified_by, account.verified_at, account.called_number = by, clock.now(), called_number.strip()
    account.save(update_fields=["verified_by", "verified_at", "called_number"])
    note(account.organisation, "bank_details_checked", by=by, words={"account": account})
    return account


@deed
def read_bank_details(*, account: BankAccount, by: Any) -> tuple[str, str]:
    """The sort code and account number, for a check or a payment. Every reading is on the trail."""
    if not permissions.may_verify_bank_details(account, by):
        raise Forbidden
    note(account.organisation, "bank_details_read", by=by, words={"account": account})
    sort_code, account_number = unseal(account.sealed).split("|")
    return f"{sort_code[:2]}-{sort_code[2:4]}-{sort_code[4:]}", account_number


def _kept(letter: UploadedFile, account: BankAccount, by: Any) -> StoredFile:
    """The letter, seen by whoever sees the account."""
    return keep_file(upload=letter, subject=account, by=by, classification=Classification.SENSITIVE, about="letter")


def _digits_of(typed: str) -> str:
    """Spaces and hyphens are how people write these numbers."""
    return "".join(one for one in typed if not (one.isspace() or one in "-‐‑–"))
