"""The list that lies in every back-up: what it is of, what is in it, and by which it is checked."""

import datetime as dt
import hmac
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from django.conf import settings

from .digests import Contents
from .files import digest

NAME = "manifest.json"
FORM = 1  # of the list itself


class Unusable(Exception):
    """A back-up that cannot be restored here; says why, a sentence a line."""


@dataclass(frozen=True)
class Manifest:
    """What a back-up says of itself. Times in UTC; digests are sha256 as hexadecimal."""

    taken_at: dt.datetime
    vendor: str  # sqlite or postgresql
    database: str  # the digest of the database's file
    migrations: list[str]  # the schema: every migration carried out, "grants.0001_initial"
    seal: str  # the head of the sealed trail; "" before the first seal
    tables: dict[str, Contents]
    files: dict[str, str]
    keys: list[str] = field(default_factory=list)  # marks by which the keys that open it are known again

    def write(self, folder: Path) -> None:
        """Write the list: the last thing done, so that a back-up without one is not whole."""
        said = asdict(self) | {"form": FORM, "taken_at": self.taken_at.isoformat()}
        (folder / NAME).write_text(json.dumps(said, indent=1, sort_keys=True) + "\n", encoding="utf-8")

    def faults(self, folder: Path, database: str) -> list[str]:
        """What in the folder is no longer what was written there."""
        expected = {folder / database: self.database}
        expected |= {folder / "files" / place: known for place, known in self.files.items()}
        missing = [path for path in expected if not path.is_file()]
        altered = [path for path, known in expected.items() if path.is_file() and digest(path) != known]
        return [f"{path.relative_to(folder)} is missing." for path in missing] + [
            f"{path.relative_to(folder)} was altered." for path in altered
        ]


def read(folder: Path) -> Manifest:
    """The list of a back-up. Raises Unusable when there is none, or it cannot be read."""
    try:
        said = json.loads((folder / NAME).read_text(encoding="utf-8"))
        if said.pop("form") != FORM:
            raise Unusable("This back-up was made by another version, whose list is of another form.")
        said["taken_at"] = dt.datetime.fromisoformat(said["taken_at"])
        said["tables"] = {name: Contents(**held) for name, held in said["tables"].items()}
        return Manifest(**said)
    except FileNotFoundError:
        raise Unusable(f"There is no {NAME} in {folder}: it is no back-up, or one that was cut short.") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Unusable(f"{folder / NAME} cannot be read.") from None


def key_marks() -> list[str]:
    """A mark for each key in use, from which the key cannot be found."""
    keys = [settings.SECRET_KEY, *settings.BANK_KEYS]
    return [hmac.new(key.encode(), b"back-up", "sha256").hexdigest()[:16] for key in keys]
