"""Copying the office's files out and in: private files and the pictures of the public site."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from django.core.files import File
from django.core.files.storage import Storage, storages

STORES = {"private": "private", "media": "default"}  # folder of the back-up -> storage


def copy_out(folder: Path) -> dict[str, str]:
    """Copy every file. Returns the sha256 of each by its place in the folder, `private/ab/abcd…`."""
    found = {}
    for name, store in STORES.items():
        storage = storages[store]
        for place in _places(storage):
            copy = folder / "files" / name / place
            copy.parent.mkdir(parents=True, exist_ok=True)
            with storage.open(place) as source, copy.open("wb") as target:
                for chunk in File(source).chunks():
                    target.write(chunk)
            found[f"{name}/{place}"] = digest(copy)
    return found


def copy_in(folder: Path, listed: dict[str, str]) -> None:
    """Put every listed file back in its place; one that is there already is replaced."""
    for listing in listed:
        name, place = listing.split("/", 1)
        storage = storages[STORES[name]]
        storage.delete(place)  # a storage would otherwise give the copy another name
        with (folder / "files" / listing).open("rb") as source:
            storage.save(place, File(source))


def digest(path: Path) -> str:
    """The sha256 of a file, as hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _places(storage: Storage, folder: str = "") -> Iterator[str]:
    try:
        folders, names = storage.listdir(folder)
    except FileNotFoundError:  # nothing was ever kept
        return
    inside = f"{folder}/" if folder else ""
    yield from (inside + name for name in sorted(names))
    for one in sorted(folders):
        yield from _places(storage, inside + one)
