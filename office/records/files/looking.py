"""Looking inside: what a PDF, a zipped document or a picture carries that we do not take."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import pikepdf
from PIL import Image, UnidentifiedImageError

from . import kinds

LARGEST_UNPACKED = 200 * 1024 * 1024
LARGEST_RATIO = 100
MOST_PARTS = 5000
MOST_PIXELS = 50_000_000

DAMAGED = "This file is damaged and cannot be opened. Save it again and try once more."
LOCKED = "This file is locked with a password. Save a copy without the password."
ACTIVE = "This PDF contains scripts or actions. Print it to a new PDF and use that one."
CARRIES = "This PDF carries other files inside it. Send each file on its own."
MACROS = "This document contains macros. Save a copy without macros."
SWELLS = "This file unpacks to far more than it should. Save it again in a simpler form."
TOO_MANY_PIXELS = "This picture is too large to open safely. Make it smaller, under 50 million pixels."

ACTIONS = {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/Rendition", "/RichMedia"}


def obstacles_inside(content: bytes, kind: str) -> Iterator[str]:
    """What stands in the way of keeping this content, in sentences."""
    if kind == kinds.PDF:
        yield from _inside_pdf(content)
    elif kind in kinds.ZIPPED:
        yield from _inside_zip(content)
    elif kind in kinds.IMAGES:
        yield from _inside_image(content)


def _inside_pdf(content: bytes) -> Iterator[str]:
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            if pdf.is_encrypted:
                yield LOCKED
                return
            dictionaries = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary | pikepdf.Stream)]
            if any(_is_active(one) for one in dictionaries):
                yield ACTIVE
            if len(pdf.attachments):
                yield CARRIES
    except pikepdf.PasswordError:
        yield LOCKED
    except (pikepdf.PdfError, ValueError, RecursionError):
        yield DAMAGED


def _is_active(thing: Any) -> bool:
    """True for an action we refuse, written on its own or inside another object."""
    if "/JS" in thing or "/XFA" in thing:
        return True
    return any(_acts(value) for value in _values(thing))


def _acts(value: Any, depth: int = 0) -> bool:
    if isinstance(value, pikepdf.Name):
        return str(value) in ACTIONS
    if depth < 20 and isinstance(value, pikepdf.Dictionary | pikepdf.Array) and not value.is_indirect:
        return any(_acts(inner, depth + 1) for inner in _values(value)) or "/JS" in _keys(value)
    return False


def _keys(thing: Any) -> list[str]:
    return list(thing.keys()) if isinstance(thing, pikepdf.Dictionary) else []


def _values(thing: Any) -> list[Any]:
    if isinstance(thing, pikepdf.Array):
        return list(thing)
    return [thing[key] for key in thing.keys()]  # noqa: SIM118 (a PDF dictionary iterates otherwise)


def _inside_zip(content: bytes) -> Iterator[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError):
        yield DAMAGED
        return
    unpacked = sum(part.file_size for part in parts)
    if unpacked > LARGEST_UNPACKED or unpacked > LARGEST_RATIO * len(content) or len(parts) > MOST_PARTS:
        yield SWELLS
    if any(part.flag_bits & 1 for part in parts):
        yield LOCKED
    if any(_is_macro(part.filename.lower()) for part in parts):
        yield MACROS


def _is_macro(name: str) -> bool:
    return name.endswith(("vbaproject.bin", "vbadata.xml")) or name.startswith(("basic/", "scripts/"))


def _inside_image(content: bytes) -> Iterator[str]:
    try:
        with Image.open(io.BytesIO(content)) as image:
            if image.width * image.height > MOST_PIXELS:
                yield TOO_MANY_PIXELS
                return
            image.verify()
    except Image.DecompressionBombError:
        yield TOO_MANY_PIXELS
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        yield DAMAGED
