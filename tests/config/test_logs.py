"""What is logged names the request and nobody: canaries of every kind go in, and none comes out."""

import io
import json
import logging

import pytest

from config.logs import AsJson, Scrubbed, request_id

CANARIES = {
    "an e-mail address": "canary.lead+bid@group.example",
    "words after a question mark": "q=canary-words",
    "a password in an address": "canary-password",
    "the token of an endorsement": "canarytoken1",
    "the token of an invitation": "canarytoken2",
    "a long secret": "canary" * 10,
    "bank numbers": "12-34-56 87654321",
}
SAID = (
    "Not Found: /endorse/canarytoken1/ and /account/invitations/canarytoken2/ asked for /search/?q=canary-words by"
    " canary.lead+bid@group.example over amqp://ploughland:canary-password@broker// with " + "canary" * 10
    + " paying 12-34-56 87654321"
)  # fmt: skip


@pytest.fixture(params=[AsJson(), Scrubbed("{message}", style="{")], ids=["json", "text"])
def log(request):
    """A logger whose lines can be read."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(request.param)
    logger = logging.Logger("canaries")
    logger.addHandler(handler)
    logger.stream = stream
    return logger


@pytest.mark.parametrize("canary", CANARIES.values(), ids=list(CANARIES))
def test_no_canary_is_written(log, canary):
    assert canary in SAID
    log.warning(SAID)
    assert canary not in log.stream.getvalue()
    assert "Not Found: /endorse/" in log.stream.getvalue()


def test_nor_from_an_error_and_its_trace(log):
    try:
        raise ValueError(SAID)
    except ValueError:
        log.exception("It went wrong")
    said = log.stream.getvalue()
    assert "ValueError" in said
    assert "test_logs.py" in said
    assert [name for name, canary in CANARIES.items() if canary in said] == []


@pytest.mark.parametrize("log", [AsJson()], indirect=True)
def test_a_line_of_json_carries_the_request(log):
    token = request_id.set("abcdef0123456789")
    log.info("Saved %s\nand more", 7)
    request_id.reset(token)
    (line,) = log.stream.getvalue().splitlines()
    said = json.loads(line)
    assert (said["request"], said["level"], said["says"]) == ("abcdef0123456789", "INFO", "Saved 7\nand more")


def test_every_answer_carries_its_own_id_or_the_proxys(client):
    first, second = (client.get("/health/live")["X-Request-ID"] for _ in range(2))
    assert first != second
    kept = client.get("/health/live", headers={"X-Request-ID": "0123456789abcdef"})["X-Request-ID"]
    assert kept == "0123456789abcdef"


@pytest.mark.parametrize("forged", ["x", "a" * 65, 'evil"}\n{"level": "INFO"', "<script>alert(1)</script>"])
def test_a_forged_id_is_not_taken(client, forged):
    assert client.get("/health/live", headers={"X-Request-ID": forged})["X-Request-ID"] != forged
    assert request_id.get() == ""
