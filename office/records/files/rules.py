"""What must hold before a file is kept. Each refusal names its reason."""

from collections.abc import Iterator
from pathlib import PurePath

from . import kinds
from .looking import LOCKED, obstacles_inside
from .sniffing import sniff

ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")  # in the old container of a document with a password
OLD = "This file is in an old Office format. Save it again as .docx, .xlsx, .pptx or PDF."
# A sheet of comma-separated values cannot be told from text by its bytes.
SAME_BYTES = {kinds.CSV: kinds.TEXT}


def ending_of(name: str) -> str:
    """The ending of a file's name, without its dot: "pdf"."""
    return PurePath(name.replace("\\", "/")).suffix.lstrip(".").lower()


def obstacles_to_reading(name: str, size: int) -> Iterator[str]:
    """What can be said before a byte is read."""
    ending = ending_of(name)
    if ending not in kinds.TAKEN:
        called = f".{ending[:12]}" if ending else "no ending"
        yield f"A file of this kind ({called}) cannot be taken. {kinds.INSTEAD.get(ending, f'Use {kinds.IN_WORDS}.')}"
    elif not size:
        yield "This file is empty. Choose another."
    elif size > kinds.LARGEST:
        yield f"This file is {size / 1024 / 1024:.1f} MB. It must be {kinds.LARGEST // 1024 // 1024} MB or smaller."


def obstacles_to_keeping(name: str, content: bytes) -> list[str]:
    """What stands in the way of keeping this file, in sentences."""
    if early := list(obstacles_to_reading(name, len(content))):
        return early
    expected, found = kinds.TAKEN[ending_of(name)], sniff(content)
    if found == kinds.OLD_OFFICE and expected in kinds.ZIPPED:
        return [LOCKED if ENCRYPTED_STREAM in content else OLD]
    if found != SAME_BYTES.get(expected, expected):
        return [f"This file is named .{ending_of(name)} but its content is something else. Save it again as one kind."]
    return list(obstacles_inside(content, expected))
