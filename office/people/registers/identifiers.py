"""What an organisation is called in open data: its number in a public register, or one that the office gives."""

from typing import Any

from .numbers import Register, charity_register

# What org-id.guide calls each register.
ORG_ID = {Register.ENGLAND_AND_WALES: "GB-CHC", Register.SCOTLAND: "GB-SC", Register.NORTHERN_IRELAND: "GB-NIC"}


def identifier_of(organisation: Any, prefix: str) -> str:
    """A number of a public register; else the office's own under its prefix, which says nothing of the group."""
    if register := charity_register(organisation.charity_number):
        return f"{ORG_ID[register]}-{organisation.charity_number}"
    if organisation.company_number:
        return f"GB-COH-{organisation.company_number}"
    return f"{prefix}-ORG-{organisation.pk}"
