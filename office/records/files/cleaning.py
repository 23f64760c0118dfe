"""Cleaning: a picture loses the place and camera written in it, a name loses what could mislead."""

import io
import re
import unicodedata

from PIL import Image, ImageOps

from . import kinds

# Control characters, and those that turn text round (a file could pose as "exe.pdf").
MISLEADING = re.compile("[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def clean_content(content: bytes, kind: str) -> bytes:
    """The bytes to keep: pictures are drawn again, so that nothing else that was in the file remains."""
    if kind not in kinds.IMAGES:
        return content
    with Image.open(io.BytesIO(content)) as image:
        upright = ImageOps.exif_transpose(image)
        fresh = io.BytesIO()
        if kind == kinds.JPEG:
            upright.convert("RGB").save(fresh, "JPEG", quality=90)
        else:
            bare = upright.convert("RGBA") if upright.mode in {"P", "LA", "PA"} else upright
            bare.info = {}
            bare.save(fresh, "PNG")
    return fresh.getvalue()


def clean_name(name: str) -> str:
    """The name as shown to people: no folders, nothing invisible, at most 120 characters."""
    name = unicodedata.normalize("NFC", MISLEADING.sub("", name.replace("\\", "/").rsplit("/", 1)[-1])).strip()
    stem, dot, ending = name.rpartition(".")
    return f"{stem[:110]}{dot}{ending[:9]}" if stem else name[:120] or "file"
