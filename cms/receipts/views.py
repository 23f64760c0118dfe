"""/receipts/: whether a receipt is ours, and what was sent still stands behind it."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from office.submissions.models import Receipt
from office.submissions.sending import verify_receipt

_digest = re.compile(r"^[0-9a-f]{64}$")
LONGEST = 40


@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """The reference and the digest of a receipt, and the answer. Whoever has not both learns nothing."""
    reference = request.GET.get("reference", "").replace("\x00", "").strip().upper()[:LONGEST]
    digest = re.sub(r"\s", "", request.GET.get("digest", "")).lower()[:100]
    asked = bool(reference or digest)
    receipt = _found(reference, digest)
    context = {
        "reference": reference, "digest": digest, "asked": asked, "receipt": receipt,
        "holds": bool(receipt and verify_receipt(receipt)),
        "is_short": asked and not _digest.match(digest),
    }  # fmt: skip
    return render(request, "cms/receipts/check.html", context)


def _found(reference: str, digest: str) -> Receipt | None:
    if not reference or not _digest.match(digest):
        return None
    rows = Receipt.objects.filter(reference__iexact=reference, content_hash=digest)
    return rows.select_related("submission__question_set", "submission__organisation__district").first()
