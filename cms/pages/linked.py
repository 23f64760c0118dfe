"""JSON-LD for the page of a record, in the words of schema.org, from the public parts alone."""

import json
from typing import Any

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from office.records import letterhead
from office.records.publication.models import Publication

LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
# What would end the script element, or the line of a script, is written as an escape.
HARMLESS = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def data_of(publication: Publication, body: dict[str, Any]) -> dict[str, Any]:
    """`url`: its lasting address; `html`: the element for the head of the page."""
    url = f"{settings.SITE_ADDRESS}{publication.address}"
    return {"url": url, "html": _element(described(publication, body, url))}


def described(publication: Publication, body: dict[str, Any], url: str) -> dict[str, Any]:
    """The record as linked data: a grant, or a report for anything else."""
    office = {"@type": "GovernmentOrganization", "name": letterhead.in_force().body_name}
    about = {
        "@context": "https://schema.org",
        "@id": url,
        "url": url,
        "name": publication.title,
        "identifier": publication.reference,
        "license": LICENCE,
    }
    if publication.kind != "award":
        return {**about, "@type": "Report", "publisher": office, "datePublished": _day(publication.published_at),
                "dateModified": _day(publication.changed_at), "abstract": body.get("summary") or ""}  # fmt: skip
    return {
        **about,
        "@type": "MonetaryGrant",
        "description": body.get("purpose") or "",
        "funder": office,
        "amount": {"@type": "MonetaryAmount", "currency": "GBP", "value": _pounds(body.get("amount_pence") or 0)},
        "fundedItem": {"@type": "Project", "name": body.get("title") or "",
                       "parentOrganization": {"@type": "Organization", "name": body.get("recipient") or ""}},
    }  # fmt: skip


def _pounds(pence: int) -> str:
    return f"{pence // 100}.{pence % 100:02d}"


def _day(moment: Any) -> str:
    return moment.date().isoformat() if moment else ""


def _element(data: dict[str, Any]) -> SafeString:
    text = json.dumps(data, ensure_ascii=False).translate(HARMLESS)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308 (escaped above)
