"""Packages of releases and of records, as OCDS 1.1.5 wants them."""

from typing import Any

from django.conf import settings

from office.records import clock, letterhead

from . import parts
from .merging import compiled
from .processes import Process, processes
from .releases import releases_of

VERSION = "1.1"
LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
AT = "/open-data/ocds/"


def release_package() -> dict[str, Any]:
    """Every release of every process, the oldest first."""
    found = [release for process in processes() for release in releases_of(process)]
    releases = sorted(found, key=lambda one: (one["date"], one["id"]))
    return {**_head(f"{AT}releases.json", releases), "releases": releases}


def record_package() -> dict[str, Any]:
    """Every process with its releases and what they come to."""
    records = [record_of(process) for process in processes()]
    return {**_head(f"{AT}records.json", [one["compiledRelease"] for one in records]), "records": records}


def one_record(number: str) -> dict[str, Any] | None:
    """The package of one process, at its own address; None where there is none of that number."""
    process = next((one for one in processes() if one.ocid == number), None)
    if process is None:
        return None
    record = record_of(process)
    return {**_head(f"{AT}{number}.json", [record["compiledRelease"]]), "records": [record]}


def record_of(process: Process) -> dict[str, Any]:
    """One process: its releases in order, and the compiled release."""
    releases = releases_of(process)
    return {"ocid": process.ocid, "releases": releases, "compiledRelease": compiled(releases)}


def _head(address: str, dated: list[dict[str, Any]]) -> dict[str, Any]:
    """Dated by the newest thing in it, so that the same facts make the same file."""
    office = letterhead.in_force()
    newest = max((one["date"] for one in dated), default=parts.moment(clock.now()))
    return {
        "uri": f"{settings.SITE_ADDRESS}{address}", "version": VERSION, "publishedDate": newest, "license": LICENCE,
        "publisher": {"name": office.body_name, "uri": office.website or settings.SITE_ADDRESS},
    }  # fmt: skip
