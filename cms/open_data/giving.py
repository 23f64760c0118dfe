"""Published grants in the 360Giving Data Standard, as JSON and with the standard's own column titles."""

import json
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_safe

from grants.awards.open_data import grant_as_360giving, package
from grants.awards.queries import published
from office.plan.queries import districts
from office.screens.exports import csv_answer

# Column title: the way to it in a grant.
COLUMNS: dict[str, tuple[str | int, ...]] = {
    "Identifier": ("id",),
    "Title": ("title",),
    "Description": ("description",),
    "Currency": ("currency",),
    "Amount Applied For": ("amountAppliedFor",),
    "Amount Awarded": ("amountAwarded",),
    "Amount Disbursed": ("amountDisbursed",),
    "Award Date": ("awardDate",),
    "URL": ("url",),
    "Planned Dates:Start Date": ("plannedDates", 0, "startDate"),
    "Planned Dates:End Date": ("plannedDates", 0, "endDate"),
    "Recipient Org:Identifier": ("recipientOrganization", 0, "id"),
    "Recipient Org:Name": ("recipientOrganization", 0, "name"),
    "Recipient Org:Charity Number": ("recipientOrganization", 0, "charityNumber"),
    "Recipient Org:Company Number": ("recipientOrganization", 0, "companyNumber"),
    "Funding Org:Identifier": ("fundingOrganization", 0, "id"),
    "Funding Org:Name": ("fundingOrganization", 0, "name"),
    "Grant Programme:Code": ("grantProgramme", 0, "code"),
    "Grant Programme:Title": ("grantProgramme", 0, "title"),
    "Grant Programme:URL": ("grantProgramme", 0, "url"),
    "From An Open Call?": ("fromOpenCall",),
    "Data Source": ("dataSource",),
}
OF_A_PLACE = {"Name": "name", "Country Code": "countryCode", "Geographic Code": "geoCode"}
OF_A_PLACE["Geographic Code Type"] = "geoCodeType"


@require_safe
def as_json(request: HttpRequest) -> HttpResponse:
    """The whole package, made from the grants as they stand now."""
    text = json.dumps(package(published()), ensure_ascii=False, indent=1)
    return HttpResponse(text, content_type="application/json; charset=utf-8")


@require_safe
def as_csv(request: HttpRequest) -> StreamingHttpResponse:
    """One row a grant, with as many places as there are districts."""
    columns = {**COLUMNS, **_of_places(districts().count())}
    return csv_answer("360giving", list(columns), _rows(columns))


def _of_places(count: int) -> dict[str, tuple[str | int, ...]]:
    return {
        f"Beneficiary Location:{number}:{title}": ("beneficiaryLocation", number, name)
        for number in range(count)
        for title, name in OF_A_PLACE.items()
    }


def _rows(columns: dict[str, tuple[str | int, ...]]) -> Iterator[list[Any]]:
    for award in published():
        grant = grant_as_360giving(award)
        yield [_at(grant, way) for way in columns.values()]


def _at(part: Any, way: tuple[str | int, ...]) -> Any:
    """What stands there in a grant, or nothing."""
    for step in way:
        try:
            part = part[step]
        except (KeyError, IndexError):
            return ""
    return part
