"""What the registers say of one organisation."""

from dataclasses import dataclass
from typing import Any

from office.records import sight

from .models import RegisterEntry, RegisterLoad
from .numbers import Register, charity_register


@dataclass(frozen=True)
class Found:
    """One number of an organisation: its register's entry, or none; and the newest reading, None when never loaded."""

    register: str  # the register's name
    number: str
    entry: RegisterEntry | None
    load: RegisterLoad | None


@sight.register(RegisterLoad)
def loads_visible_to(user: Any) -> Any:
    """Registers are public."""
    return RegisterLoad.objects.all()


def in_registers(organisation: Any) -> list[Found]:
    """What each of its numbers is in its register, at most two queries; nothing for an unregistered group."""
    wanted = _numbers(organisation)
    if not wanted:
        return []
    entries = {
        (one.register, one.number): one
        for one in RegisterEntry.objects.filter(number__in=wanted.values()).select_related("load")
    }
    loads = {one.register: one for one in RegisterLoad.objects.filter(register__in=wanted).order_by("as_of", "pk")}
    return [
        Found(Register(register).label, number, entries.get((register, number)), loads.get(register))
        for register, number in wanted.items()
    ]


def _numbers(organisation: Any) -> dict[str, str]:
    """Register and number, for those it gave that have their form. A linked charity stands under its main one."""
    found: dict[str, str] = {}
    if register := charity_register(organisation.charity_number):
        found[register] = organisation.charity_number.partition("-")[0]
    if organisation.company_number:
        found[Register.COMPANIES] = organisation.company_number
    return found
