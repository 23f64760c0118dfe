"""What a file really is, read from its bytes and never from its name."""

import io
import zipfile

import puremagic

from . import kinds

# A part that only this kind of document has.
TELLTALE = {"word/": kinds.WORD, "xl/": kinds.EXCEL, "ppt/": kinds.POWERPOINT}
A_BROWSER_WOULD_RUN = {"text/html", "image/svg+xml"}
CONTROLS = {byte for byte in range(32) if byte not in b"\t\n\r\f"}


def sniff(content: bytes) -> str:
    """The media type of the content; "" when it is nothing we know."""
    if content.startswith(b"PK\x03\x04"):
        return _sniff_zip(content)
    if content.startswith(bytes.fromhex("d0cf11e0a1b11ae1")):
        return kinds.OLD_OFFICE
    known = _sniff_magic(content)
    if known in {kinds.PDF, *kinds.IMAGES}:
        return known
    if known in A_BROWSER_WOULD_RUN or not _is_text(content):
        return known
    return kinds.TEXT  # whatever its first letters happen to spell


def _sniff_magic(content: bytes) -> str:
    try:
        return puremagic.from_string(content[:4096], mime=True)
    except (puremagic.PureError, ValueError):
        return ""


def _sniff_zip(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                return archive.read("mimetype").decode("ascii", "replace").strip()
    except (zipfile.BadZipFile, RuntimeError, OSError, NotImplementedError):
        return ""
    if "[Content_Types].xml" not in names:
        return "application/zip"
    found = {kind for start, kind in TELLTALE.items() if any(name.startswith(start) for name in names)}
    return found.pop() if len(found) == 1 else "application/zip"


def _is_text(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return not CONTROLS.intersection(content)  # an older Windows sheet
    return not CONTROLS.intersection(content)
