"""What must always be true of kept files, and the sweeping away of bytes that belong to nobody."""

import datetime as dt
import hashlib
from collections.abc import Iterator

from .. import clock
from .models import StoredFile, private_storage
from .workflow import ScanState

OLD = dt.timedelta(days=1)  # younger bytes may belong to a transaction still open


def faults() -> Iterator[str]:
    """Every kept file has its bytes, with the digest they came with."""
    storage = private_storage()
    for file in StoredFile.objects.exclude(state=ScanState.REMOVED).iterator(chunk_size=500):
        if not storage.exists(file.place):
            yield f"file {file.pk}: its bytes are missing"
            continue
        with storage.open(file.place) as stream:
            if hashlib.file_digest(stream, "sha256").hexdigest() != file.sha256:
                yield f"file {file.pk}: its bytes were altered"


def sweep() -> int:
    """Remove bytes whose transaction came to nothing. Returns how many files went."""
    storage = private_storage()
    kept = {file.place for file in StoredFile.objects.exclude(state=ScanState.REMOVED).only("uuid")}
    stray = [place for place in _places() if place not in kept]
    old = [place for place in stray if clock.written() - storage.get_modified_time(place) > OLD]
    for place in old:
        storage.delete(place)
    return len(old)


def _places() -> Iterator[str]:
    storage = private_storage()
    try:
        folders = storage.listdir("")[0]
    except FileNotFoundError:  # nothing was ever kept
        return
    for folder in folders:
        yield from (f"{folder}/{name}" for name in storage.listdir(folder)[1])
