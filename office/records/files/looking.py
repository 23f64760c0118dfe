"""Looking inside: what a PDF, a zipped document or a picture carries that we do not take."""

import io
import struct
import zipfile
import zlib
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

TWO_FILES = "This file is two kinds of file in one. Save it again as one kind."
PULLS_IN = "This document brings in something from outside it. Save a copy as a PDF and use that one."

# What a document says of itself, wherever its macros lie.
MACRO_WORDS = (b"macroEnabled", b"vbaProject", b"macrosheet")
MACRO_PARTS = ("vbaproject.bin", "vbadata.xml")
MACRO_FOLDERS = ("basic/", "scripts/", "xl/macrosheets/", "word/activex/", "xl/activex/", "ppt/activex/")
LONGEST_PART_READ = 1024 * 1024

DEEPEST = 20
SCRIPTS, CARRIED = {"/JS", "/XFA"}, {"/EF"}
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
            objects = [
                one for one in pdf.objects if isinstance(one, pikepdf.Dictionary | pikepdf.Stream | pikepdf.Array)
            ]
            if any(_holds(one, SCRIPTS, ACTIONS) for one in objects):
                yield ACTIVE
            if len(pdf.attachments) or any(_holds(one, CARRIED, set()) for one in objects):
                yield CARRIES
            elif zipfile.is_zipfile(io.BytesIO(content)):
                yield TWO_FILES
    except pikepdf.PasswordError:
        yield LOCKED
    except (pikepdf.PdfError, ValueError, RecursionError):
        yield DAMAGED


def _holds(thing: Any, keys: set[str], names: set[str], depth: int = 0) -> bool:
    """True when one of these keys or names stands in this object, or in one written inside it."""
    if isinstance(thing, pikepdf.Name):
        return str(thing) in names
    if not isinstance(thing, pikepdf.Dictionary | pikepdf.Stream | pikepdf.Array) or depth > DEEPEST:
        return False
    if depth and thing.is_indirect:  # it comes round by itself
        return False
    return not keys.isdisjoint(_keys(thing)) or any(_holds(inner, keys, names, depth + 1) for inner in _values(thing))


def _keys(thing: Any) -> list[str]:
    return [] if isinstance(thing, pikepdf.Array) else list(thing.keys())


def _values(thing: Any) -> list[Any]:
    if isinstance(thing, pikepdf.Array):
        return list(thing)
    return [thing[key] for key in thing.keys()]  # noqa: SIM118 (a PDF dictionary iterates otherwise)


def _inside_zip(content: bytes) -> Iterator[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield from _in_archive(archive, len(content))
    except (zipfile.BadZipFile, OSError, ValueError, zlib.error, RuntimeError):
        yield DAMAGED


def _in_archive(archive: zipfile.ZipFile, size: int) -> Iterator[str]:
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    if unpacked > LARGEST_UNPACKED or unpacked > LARGEST_RATIO * size or len(parts) > MOST_PARTS:
        yield SWELLS
        return  # nothing of it is unpacked
    if any(part.flag_bits & 1 for part in parts):
        yield LOCKED
        return
    if b"encryption-data" in _beginning(archive, "META-INF/manifest.xml"):
        yield LOCKED
    says = _beginning(archive, "[Content_Types].xml")
    if any(_is_macro(part.filename.lower()) for part in parts) or any(word in says for word in MACRO_WORDS):
        yield MACROS
    if any(_pulls_in(archive, part.filename) for part in parts):
        yield PULLS_IN


def _beginning(archive: zipfile.ZipFile, name: str) -> bytes:
    """The first part of a part; nothing when there is none of that name."""
    if name not in archive.namelist():
        return b""
    with archive.open(name) as part:
        return part.read(LONGEST_PART_READ)


def _is_macro(name: str) -> bool:
    return name.endswith(MACRO_PARTS) or name.startswith(MACRO_FOLDERS)


def _pulls_in(archive: zipfile.ZipFile, name: str) -> bool:
    """A template or frame fetched from elsewhere when it is opened, or a text that swells as it is read."""
    if name.endswith("settings.xml.rels"):
        found = _beginning(archive, name)
        return b"attachedTemplate" in found and b'TargetMode="External"' in found and b'Target="file:' not in found
    return name.endswith(".xml") and b"<!ENTITY" in _beginning(archive, name)[:4096]


def _inside_image(content: bytes) -> Iterator[str]:
    try:
        with Image.open(io.BytesIO(content)) as image:
            if image.width * image.height > MOST_PIXELS:
                yield TOO_MANY_PIXELS
                return
            image.load()
    except Image.DecompressionBombError:
        yield TOO_MANY_PIXELS
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, IndexError, struct.error, zlib.error):
        yield DAMAGED
