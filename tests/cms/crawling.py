"""Walks the whole public site as a visitor, by its links, and keeps every byte and header that was answered."""

import re
from dataclasses import dataclass

from tests.house.access_table import ROWS
from tests.house.addresses import filled, samples

LINK = re.compile(r'(?:href|src|action)="(/[^"#]*)|<loc>https?://[^/<]+(/[^<]*)</loc>')
# Doors of other fronts, and what no visitor is shown.
NOT_OURS = ("/static/", "/portal/", "/account/", "/demo/", "/cms/", "/brand/", "/health/", "/endorse/")
# One page for each page there is: asked once by the rows of the table, and not of every page again.
OF_EVERY_PAGE = ("/feedback/", "/follow/")
ENOUGH = 600


@dataclass
class Answer:
    """What came back. `body`: as sent; `headers`: a line each."""

    status: int
    body: bytes
    headers: str
    is_page: bool

    @property
    def text(self) -> str:
        """The body as text, entities and all."""
        return self.body.decode("utf-8", "replace")


def public_rows(world) -> list[str]:
    """Every address of the access table that anyone may open, with something real in it."""
    known = samples(world)
    filled_in = {filled(route, known) for route, who in ROWS.items() if who.visitors}
    return sorted(one for one in filled_in if not one.startswith(NOT_OURS))


def api_rows(client, world) -> list[str]:
    """Every address of the API, as its own document names them."""
    references = {"decisions": world.decisions["decision to open"].reference, "awards": world.award.reference}
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    return [path.replace("{reference}", references.get(path.split("/")[3], "")) for path in paths]


def crawl(client, starts) -> dict[str, Answer]:
    """{address: answer} of these addresses and of every link that leads on from them."""
    seen, waiting = {}, list(starts)
    while waiting and len(seen) < ENOUGH:
        address = waiting.pop(0)
        if address in seen:
            continue
        seen[address] = answer = ask(client, address)
        if answer.is_page:
            found = (one.replace("&amp;", "&") for pair in LINK.findall(answer.text) for one in pair if one)
            waiting += [one for one in found if not one.startswith((*NOT_OURS, *OF_EVERY_PAGE))]
    return seen


def ask(client, address: str) -> Answer:
    """One answer, read to its end."""
    response = client.get(address)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    headers = "\n".join(f"{name}: {value}" for name, value in response.items())
    kind = response.get("Content-Type", "")
    return Answer(response.status_code, body, headers, kind.startswith("text/html") or "xml" in kind)
