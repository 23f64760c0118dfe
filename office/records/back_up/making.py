"""Making a back-up."""

from pathlib import Path

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from .. import clock
from ..trail.queries import last_seal
from . import databases, files
from .manifest import NAME, Manifest, Unusable, key_marks, read


def make(folder: Path) -> Manifest:
    """Back up the whole office into an empty folder, which only its owner may read.

    The database is copied first: bytes without a row are swept away one day, a row without bytes is a fault.
    Raises Unusable when something lies in the folder, CopyFailed when the database's tool refuses.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise Unusable(f"{folder} is not empty. Give a new folder.")
    folder.chmod(0o700)
    taken_at, seal = clock.written(), last_seal()
    tables = databases.copy_out(folder)
    made = Manifest(
        taken_at=taken_at,
        vendor=connection.vendor,
        database=files.digest(folder / databases.NAMES[connection.vendor]),
        migrations=sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations()),
        seal=seal.hash if seal else "",
        tables=tables,
        files=files.copy_out(folder),
        keys=key_marks(),
    )
    made.write(folder)
    return made


def newest(folder: Path) -> Manifest | None:
    """The newest whole back-up among the folders of this folder; None when there is none."""
    whole = [read(path.parent) for path in folder.glob(f"*/{NAME}")]
    return max(whole, key=lambda one: one.taken_at, default=None)
