"""The scanner for harmful files: a ClamAV daemon where the office runs one, otherwise none."""

import socket
import struct
from collections.abc import Iterable
from typing import Any

from django.conf import settings

from ..actors import THE_CLOCK
from ..steps import take
from .models import StoredFile, private_storage
from .workflow import ScanState

WAIT = 30  # seconds
CHUNK = 64 * 1024


class ScannerAway(Exception):
    """The scanner did not answer. The outbox asks again."""


def has_scanner() -> bool:
    """True when the office runs a scanner."""
    return bool(settings.CLAMD_ADDRESS)


def is_clean(chunks: Iterable[bytes]) -> bool:
    """Ask the daemon about the bytes (its INSTREAM command). Raises ScannerAway."""
    host, _, port = settings.CLAMD_ADDRESS.rpartition(":")
    try:
        with socket.create_connection((host, int(port)), timeout=WAIT) as daemon:
            daemon.sendall(b"zINSTREAM\0")
            for chunk in chunks:
                daemon.sendall(struct.pack("!L", len(chunk)) + chunk)
            daemon.sendall(struct.pack("!L", 0))
            reply = daemon.makefile("rb").readline().rstrip(b"\0\r\n ")
    except OSError as error:
        raise ScannerAway from error
    if reply.endswith(b"FOUND"):
        return False
    if reply.endswith(b"OK"):
        return True
    raise ScannerAway(reply[:40])


def scan_file(payload: dict[str, Any]) -> None:
    """Scan one waiting file (from the outbox). Twice does no harm."""
    file = StoredFile.objects.get(pk=payload["file"])
    if file.state != ScanState.PENDING:
        return
    with private_storage().open(file.place) as stream:
        clean = is_clean(iter(lambda: stream.read(CHUNK), b""))
    take(file, "find_clean" if clean else "find_infected", by=THE_CLOCK)


def remove_bytes(payload: dict[str, Any]) -> None:
    """Take away the bytes of a removed file (from the outbox). Twice does no harm."""
    file = StoredFile.objects.get(pk=payload["file"])
    if file.state == ScanState.REMOVED:
        private_storage().delete(file.place)
