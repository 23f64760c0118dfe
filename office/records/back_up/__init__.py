"""Back-ups: the whole office in one folder, with a list of what is in it that the folder is checked against.

    make(folder)       database first, files second, the list (manifest.json) last
    restore(folder)    into an office with nobody in it, and compared with the list

The keys of the office (SECRET_KEY, BANK_KEYS) are never in it: keep them somewhere else.
"""

from .making import make, newest
from .manifest import Manifest, Unusable, read
from .restoring import restore

__all__ = ["Manifest", "Unusable", "make", "newest", "read", "restore"]
