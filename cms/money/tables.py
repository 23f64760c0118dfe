"""/money.csv and /money.json: the table of sources."""

from django.http import HttpRequest, StreamingHttpResponse
from django.views.decorators.http import require_safe

from cms.open_data.tables import pounds_text, table

from .facts import lines, public_grants

COLUMNS = ["source", "received", "in_published_grants", "set_aside", "other", "paid"]


@require_safe
def money_table(request: HttpRequest, form: str) -> StreamingHttpResponse:
    """The same rows as the page, in pounds."""
    rows = (
        [
            one.source.name,
            pounds_text(one.source.received_pence),
            pounds_text(one.given.awarded_pence),
            pounds_text(one.waiting_pence),
            pounds_text(one.rest_pence),
            pounds_text(one.given.paid_pence),
        ]
        for one in lines(public_grants())
    )
    return table("money", form, COLUMNS, rows)
