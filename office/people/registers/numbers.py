"""The forms that charity and company numbers have, and which register each stands in.

Sources: Charity Commission (six or seven digits, a linked charity after a dash), OSCR (SC and six digits),
Charity Commission for Northern Ireland (NIC and six digits), Companies House (eight characters).
"""

import re
from typing import Any

from django.db import models

from office.records.steps import Obstacle


class Register(models.TextChoices):
    """The public registers of the United Kingdom's charities and companies."""

    ENGLAND_AND_WALES = "charities_ew", "Charity Commission for England and Wales"
    SCOTLAND = "charities_scotland", "Office of the Scottish Charity Regulator"
    NORTHERN_IRELAND = "charities_ni", "Charity Commission for Northern Ireland"
    COMPANIES = "companies", "Companies House"


_CHARITY = (
    (Register.SCOTLAND, re.compile(r"^SC[0-9]{6}$")),
    (Register.NORTHERN_IRELAND, re.compile(r"^NIC[0-9]{6}$")),
    (Register.ENGLAND_AND_WALES, re.compile(r"^[1-9][0-9]{5,6}(-[1-9][0-9]{0,3})?$")),
)
# The letters a company number may begin with. CE is a charitable incorporated organisation of England and Wales, CS
# one of Scotland; R with seven digits is an old company of Northern Ireland.
PREFIXES = (
    "AC|CE|CS|FC|FE|GE|GN|GS|IC|IP|LP|NA|NC|NF|NI|NL|NO|NP|NR|NZ|OC|OE|PC|RC|RS|SA|SC|SE|SF|SG|SI|SL|SO|SP|SR|SZ|ZC"
)
_COMPANY = re.compile(rf"^([0-9]{{8}}|({PREFIXES})[0-9]{{6}}|R[0-9]{{7}})$")
CHARITY_FORM = "A charity number has 6 or 7 digits, like 1089464. In Scotland it is like SC012345."
COMPANY_FORM = "A company number has 8 characters, like 01234567 or SC123456."
# What a group of this kind has, where it is not given yet. Nobody is held up by it.
HAS_CHARITY_NUMBER, HAS_COMPANY_NUMBER = ("charity", "cio"), ("cic", "company")


def tidy_charity(typed: str) -> str:
    """The number as its register writes it: without spaces, in capitals; "NI 100002" becomes NIC100002."""
    bare = re.sub(r"[\s.]", "", typed).upper()
    return re.sub(r"^NI(?=[0-9])", "NIC", bare)


def tidy_company(typed: str) -> str:
    """The same for a company: seven digits or fewer were written without their leading nought."""
    bare = re.sub(r"[\s.]", "", typed).upper()
    return bare.zfill(8) if re.match(r"^[0-9]{6,7}$", bare) else bare


NUMBERS = ("charity_number", "company_number")


def tidy_numbers(profile: dict[str, Any]) -> None:
    """Both numbers of a profile, where it gives them, as their registers write them."""
    for name, tidy in zip(NUMBERS, (tidy_charity, tidy_company), strict=True):
        if name in profile:
            profile[name] = tidy(profile[name] or "")


def charity_register(number: str) -> Register | None:
    """The register that a charity number belongs to; None when it is no charity number."""
    return next((register for register, form in _CHARITY if form.match(number)), None)


def is_company_number(number: str) -> bool:
    """True for a number as Companies House writes it."""
    return bool(_COMPANY.match(number))


def obstacles_to_numbers(charity: str, company: str) -> list[str]:
    """A number that is given has its form. None at all is always right: many groups are not registered."""
    found: list[str] = []
    if charity and charity_register(charity) is None:
        found.append(Obstacle(CHARITY_FORM, about="charity_number"))
    if company and not is_company_number(company):
        found.append(Obstacle(COMPANY_FORM, about="company_number"))
    return found


def advice_on_numbers(kind: str, charity: str, company: str) -> list[str]:
    """What a group of this kind usually has and did not give. It advises, and holds nobody up."""
    if kind in HAS_CHARITY_NUMBER and not charity:
        return ["A registered charity has a charity number. Add it when you have it at hand."]
    if kind in HAS_COMPANY_NUMBER and not company:
        return ["A company has a company number. Add it when you have it at hand."]
    return []
