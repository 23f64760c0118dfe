"""Awards as open data: 360Giving rows, and the register the law asks for as a table."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings

from office.people.registers.identifiers import identifier_of
from office.records import letterhead
from office.records.money import pounds_number

from .publishing import address_of

VERSION = "1.4"
COLUMNS = (
    "reference", "recipient", "purpose", "conditions", "reasons", "amount", "awarded_on", "fund", "round", "decision",
    "districts", "page",
)  # fmt: skip


def grant_as_360giving(award: Any) -> dict[str, Any]:
    """One award as a grant of the 360Giving Data Standard. A withheld recipient gets an id that says nothing."""
    office, application = letterhead.in_force(award.awarded_on), award.application
    round = application.round
    return {
        "id": f"{office.open_data_prefix}-{award.reference}",
        "title": application.title,
        "description": award.purpose,
        "currency": "GBP",
        "amountAppliedFor": pounds_number(application.ask_pence or award.commitment.amount_pence),
        "amountAwarded": pounds_number(award.commitment.amount_pence),
        "amountDisbursed": pounds_number(award.commitment.paid_pence),
        "awardDate": award.awarded_on.isoformat(),
        "url": f"{settings.SITE_ADDRESS}{address_of(award)}",
        "plannedDates": [{"startDate": award.starts_on.isoformat(), "endDate": award.ends_on.isoformat()}],
        "recipientOrganization": [_recipient(award, office)],
        "fundingOrganization": [{"id": office.organisation_id, "name": office.body_name}],
        "grantProgramme": [
            {"code": f"{round.fund.code}-{round.number}", "title": round.name,
             "url": f"{settings.SITE_ADDRESS}/funds/{round.fund.slug}/{round.slug}/"}
        ],
        "fromOpenCall": "Yes",
        "beneficiaryLocation": [_district(one) for one in application.districts.all()],
        "dataSource": f"{settings.SITE_ADDRESS}/open-data/",
    }  # fmt: skip


def _district(district: Any) -> dict[str, str]:
    return {"name": district.name, "countryCode": "GB", "geoCode": district.gss_code, "geoCodeType": "MD"}


def _recipient(award: Any, office: Any) -> dict[str, str]:
    organisation = award.application.organisation
    if award.name_withheld_because:
        return {"id": f"{office.open_data_prefix}-withheld-{award.reference}", "name": award.publish_as}
    found = {"id": identifier_of(organisation, office.open_data_prefix), "name": award.publish_as}
    numbers = {"charityNumber": organisation.charity_number, "companyNumber": organisation.company_number}
    return {**found, **{name: number for name, number in numbers.items() if number}}


def package(awards: Iterable[Any]) -> dict[str, Any]:
    """A whole 360Giving file."""
    office = letterhead.in_force()
    return {
        "version": VERSION,
        "title": f"Grants of {office.body_name}",
        "publisher": {"name": office.body_name, "website": office.website or settings.SITE_ADDRESS},
        "license": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        "grants": [grant_as_360giving(award) for award in awards],
    }


def register_row(award: Any) -> dict[str, str]:
    """One row of the grants register (SI 2011/3050 3(f)), columns as COLUMNS, safe to open in a spreadsheet."""
    application = award.application
    pence = award.commitment.amount_pence
    cells = (
        award.reference, award.publish_as, award.purpose, " ".join(award.conditions), award.reasons,
        f"{pence // 100}.{pence % 100:02d}", award.awarded_on.isoformat(), application.round.fund.name,
        application.round.name, award.decision.reference or "",
        "; ".join(district.name for district in application.districts.all()),
        f"{settings.SITE_ADDRESS}{address_of(award)}",
    )  # fmt: skip
    return dict(zip(COLUMNS, map(_safe, cells), strict=True))


def _safe(cell: str) -> str:
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
