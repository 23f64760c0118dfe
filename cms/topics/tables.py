"""The table of a topic as a file: every grant for a district, outcome, priority or group."""

from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.views.decorators.http import require_safe

from cms.open_data.tables import pounds_text, table

from .kinds import KINDS, topic_at
from .views import listed

COLUMNS = ["reference", "title", "who", "what", "amount", "dated", "address"]


@require_safe
def topic_table(request: HttpRequest, folder: str, slug: str, form: str) -> StreamingHttpResponse:
    """`form`: csv or json."""
    topic = topic_at(KINDS[folder], slug)
    if topic is None:
        raise Http404
    rows = (
        [
            one.publication.reference,
            one.title,
            one.who,
            one.what,
            pounds_text(one.amount_pence),
            one.dated.isoformat(),
            request.build_absolute_uri(one.publication.address),
        ]
        for one in listed(KINDS[folder], topic, "award").iterator(chunk_size=500)
    )
    return table(slug, form, COLUMNS, rows)
