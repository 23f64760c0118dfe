"""What is written to the log: a line of JSON a record, with the request's id, and no secret or personal data in it."""

import contextvars
import json
import logging
import re
import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

GetResponse = Callable[[HttpRequest], HttpResponse]

request_id: contextvars.ContextVar[str] = contextvars.ContextVar("request_id", default="")
_A_LAWFUL_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
SCRUBBED = "[left out]"
# Addresses, what follows a question mark, passwords inside addresses of services, tokens in paths, long secrets.
_PERSONAL = [
    (re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), SCRUBBED),
    (re.compile(r"\?\S+"), f"?{SCRUBBED}"),
    (re.compile(r"(?<=://)[^\s/@]+:[^\s/@]+@"), f"{SCRUBBED}@"),
    (re.compile(r"/(endorse|unfollow|follow|invitations?)/[^/\s]+"), rf"/\1/{SCRUBBED}"),
    (re.compile(r"\b[A-Za-z0-9_=-]{40,}\b"), SCRUBBED),
    (re.compile(r"\b\d{2}-?\d{2}-?\d{2}[ ,]+\d{8}\b|\b\d{8}\b"), SCRUBBED),  # bank numbers
]


def scrubbed(text: str) -> str:
    """A text without what is nobody's business."""
    for pattern, instead in _PERSONAL:
        text = pattern.sub(instead, text)
    return text


class Scrubbed(logging.Formatter):
    """For people to read. A traceback names files, lines and the kind of error; what the error says is scrubbed."""

    def format(self, record: logging.LogRecord) -> str:
        """One record, scrubbed."""
        return scrubbed(super().format(record))


class AsJson(logging.Formatter):
    """For machines to read."""

    def format(self, record: logging.LogRecord) -> str:
        """One record as one line."""
        said = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"), "level": record.levelname, "logger": record.name,
            "request": request_id.get(), "says": scrubbed(record.getMessage()),
        }  # fmt: skip
        if record.exc_info:
            said["traceback"] = scrubbed(self.formatException(record.exc_info))
        return json.dumps(said, ensure_ascii=False)


def with_request_id(get_response: GetResponse) -> GetResponse:
    """Each answer carries its id: the proxy's when it sends a lawful one, otherwise a new one."""

    def answer(request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        token = request_id.set(given if _A_LAWFUL_ID.fullmatch(given) else uuid.uuid4().hex)
        try:
            response = get_response(request)
            response["X-Request-ID"] = request_id.get()
            return response
        finally:
            request_id.reset(token)

    return answer
