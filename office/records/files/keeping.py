"""Keeping a file: it is looked into, cleaned, and stored with its digest."""

import hashlib
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Model

from .. import clock, trail
from ..deeds import deed
from ..steps import Obstacle, Refused
from . import kinds, scanning
from .cleaning import clean_content, clean_name
from .models import Classification, StoredFile, private_storage
from .rules import ending_of, obstacles_to_keeping, obstacles_to_reading
from .workflow import ScanState, scan_the_files


@deed
def keep_file(
    *, upload: UploadedFile, subject: Model, by: Any, classification: str = Classification.OFFICIAL, about: str = ""
) -> StoredFile:
    """Keep an uploaded file for a thing. Raises Refused with the reason, then nothing is kept.

    about: the field it was chosen in, so that the reason stands beside it.
    Whether this person may add to the thing is for the caller, who knows the thing, to ask.
    """
    name = upload.name or ""
    if why := list(obstacles_to_reading(name, upload.size or 0)):
        raise _refused(why, about)  # before a byte of a far too large file is read
    content = upload.read()
    if why := obstacles_to_keeping(name, content):
        raise _refused(why, about)
    kind = kinds.TAKEN[ending_of(name)]
    content = clean_content(content, kind)
    file = StoredFile(
        name=clean_name(name), kind=kind, size=len(content), sha256=hashlib.sha256(content).hexdigest(),
        classification=classification, subject_type=subject._meta.label_lower, subject_id=subject.pk,
        uploaded_by_id=getattr(by, "pk", None), at=clock.now(),
        state=ScanState.PENDING if scanning.has_scanner() else ScanState.NOT_SCANNED,
    )  # fmt: skip
    file.save(force_insert=True)
    trail.note(file, "keep_file", by=by, words={"of": subject, "size": file.size, "name": file.name})
    if file.state == ScanState.PENDING:
        scan_the_files([file], by=by)
    private_storage().save(file.place, ContentFile(content))  # last: a failed write keeps no row
    return file


def _refused(why: list[str], about: str) -> Refused:
    return Refused([Obstacle(sentence, about=about) for sentence in why])
