"""The forms of charity and company numbers, and the registers read from their regulators' files."""

import csv
import datetime as dt
import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from office.people.models import RegisterEntry, RegisterLoad
from office.people.organisations.actions import register_organisation, update_profile
from office.people.registers.actions import load_register
from office.people.registers.numbers import (
    Register,
    advice_on_numbers,
    charity_register,
    is_company_number,
    tidy_charity,
    tidy_company,
)
from office.people.registers.queries import in_registers
from office.people.registers.reading import CHUNK
from office.records.actors import THE_CLOCK
from office.records.steps import Refused

EW, SCOTLAND, NI = Register.ENGLAND_AND_WALES, Register.SCOTLAND, Register.NORTHERN_IRELAND


def charity(number, name="Beckside Trust", **more):
    return {
        "date_of_extract": "2026-10-05T00:00:00", "registered_charity_number": number,
        "linked_charity_number": 0, "charity_name": name, "charity_registration_status": "Registered",
        "latest_income": 12345.0, **more,
    }  # fmt: skip


@pytest.fixture
def extract(tmp_path, db):
    """The Charity Commission's file, as JSON: three charities, one of them a part of another."""
    path = tmp_path / "publicextract.charity.json"
    rows = [charity(1089464), charity(209603, "Old Trust", charity_registration_status="Removed", latest_income=None),
            charity(1089464, "A part of it", linked_charity_number=1)]  # fmt: skip
    path.write_text(json.dumps(rows), encoding="utf-8-sig")
    return path


def table(path, columns, *rows, delimiter=","):
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream, delimiter=delimiter)
        writer.writerow(columns)
        writer.writerows(rows)
    return path


@pytest.mark.parametrize(
    ("typed", "register"),
    [
        ("1089464", EW), ("209603", EW), (" 108 9464 ", EW), ("1089464-2", EW), ("sc012345", SCOTLAND),
        ("NIC100002", NI), ("NI 100002", NI),
        ("12345", None), ("12345678", None), ("0123456", None), ("SC12345", None), ("abc", None), ("1089464-0", None),
    ],
)  # fmt: skip
def test_each_charity_number_has_its_register(typed, register):
    assert charity_register(tidy_charity(typed)) == register


@pytest.mark.parametrize("typed", ["01234567", "1234567", "sc123456", "CE012345", "NI 012345", "R0001234", "RS001234"])
def test_company_numbers_have_eight_characters(typed):
    assert is_company_number(tidy_company(typed))


@pytest.mark.parametrize("typed", ["123", "123456789", "XX123456", "SC12345", "R123456", "0123456A"])
def test_others_are_no_company_numbers(typed):
    assert not is_company_number(tidy_company(typed))


def test_a_wrong_number_is_refused_beside_its_field_and_none_is_always_right(group, lead):
    with pytest.raises(Refused) as no:
        update_profile(organisation=group, charity_number="12", company_number="no", by=lead)
    assert [one.about for one in no.value.obstacles] == ["charity_number", "company_number"]
    assert update_profile(organisation=group, charity_number="", company_number="", by=lead).charity_number == ""
    assert update_profile(organisation=group, charity_number="sc 012345", by=lead).charity_number == "SC012345"


def test_a_wrong_number_from_before_does_not_stop_another_change(group, lead):
    type(group).objects.filter(pk=group.pk).update(charity_number="OLD")
    assert update_profile(organisation=group, charity_number="OLD", area="Hill", by=lead).area == "Hill"


def test_advice_holds_nobody_up(lead):
    group = register_organisation(name="New Trust", kind="cio", lead=lead, by=lead)
    assert advice_on_numbers(group.kind, "", "")
    assert not advice_on_numbers("community_group", "", "")


def test_the_charity_commissions_json_is_read(extract, group):
    load = load_register(path=extract, by=THE_CLOCK)
    assert (load.register, load.as_of, load.rows) == (EW, dt.date(2026, 10, 5), 2)
    entry = RegisterEntry.objects.get(number="1089464")
    assert (entry.name, entry.status, entry.income_pence) == ("Beckside Trust", "Registered", 12_345_00)
    assert RegisterEntry.objects.get(number="209603").income_pence is None


def test_a_row_that_lies_across_two_pieces_is_read(tmp_path, db):
    path = tmp_path / "extract.json"
    rows = [charity(1_000_000 + number, "Long name " * 20) for number in range(CHUNK // 200)]
    path.write_text(json.dumps(rows))
    assert path.stat().st_size > 2 * CHUNK
    assert load_register(path=path, by=THE_CLOCK).rows == len(rows)


@pytest.mark.parametrize("text", ['[{"charity_name": "cut', "[1, 2", "[" + "9" * (1 << 21), "", "a,b\n1,2\n", "\x00"])
def test_any_other_file_is_refused_and_nothing_is_changed(tmp_path, text, db):
    path = tmp_path / "strange"
    path.write_text(text)
    with pytest.raises(Refused):
        load_register(path=path, as_of=dt.date(2026, 1, 1), by=THE_CLOCK)
    assert not RegisterEntry.objects.exists()
    assert not RegisterLoad.objects.exists()


def test_a_file_that_ends_in_the_middle_changes_nothing(extract):
    whole = extract.read_text(encoding="utf-8-sig")
    extract.write_text(whole[:-30])
    with pytest.raises(Refused):
        load_register(path=extract, by=THE_CLOCK)
    assert not RegisterLoad.objects.exists()


def test_the_other_registers_are_known_by_their_columns(tmp_path, db):
    day = dt.date(2026, 11, 1)
    files = [
        table(tmp_path / "a.csv", ["Charity Number", "Charity Name", "Charity Status", "Most recent year income"],
              ["SC012345", "Glen Club", "Active", "1,200"]),
        table(tmp_path / "b.csv", ["Reg charity number", "Sub charity", "Charity name", "Status", "Total income"],
              ["100002", "0", "Lough Club", "Up-to-date", "900"]),
        table(tmp_path / "c.csv", ["CompanyName", " CompanyNumber", "CompanyStatus"],
              ["BECK CIC", "01234567", "Active"]),
        table(tmp_path / "d.txt", list(charity(1)), list(charity(1089464).values()), delimiter="\t"),
    ]  # fmt: skip
    loads = [load_register(path=path, as_of=day, by=THE_CLOCK) for path in files]
    assert [one.register for one in loads] == [SCOTLAND, NI, Register.COMPANIES, EW]
    assert set(RegisterEntry.objects.values_list("number", "income_pence")) == {
        ("SC012345", 1_200_00), ("NIC100002", 900_00), ("01234567", None), ("1089464", 12_345_00)
    }  # fmt: skip


def test_a_newer_file_stands_in_place_and_an_older_one_is_refused(extract):
    load_register(path=extract, by=THE_CLOCK)
    newer = extract.with_name("newer.json")
    newer.write_text(json.dumps([charity(1089464, "New name", date_of_extract="2026-11-05T00:00:00")]))
    load_register(path=newer, by=THE_CLOCK)
    with pytest.raises(Refused, match="newer file"):
        load_register(path=extract, by=THE_CLOCK)
    entry = RegisterEntry.objects.get(number="1089464")
    assert (entry.name, entry.load.as_of) == ("New name", dt.date(2026, 11, 5))


def test_a_group_is_found_not_found_or_not_looked_up(extract, group):
    group.charity_number, group.company_number = "1089464-3", "01234567"
    before = in_registers(group)
    assert [(one.entry, one.load) for one in before] == [(None, None), (None, None)]
    load_register(path=extract, by=THE_CLOCK)
    found, company = in_registers(group)
    assert (found.entry.name, company.load) == ("Beckside Trust", None)
    group.charity_number = "1000000"
    assert in_registers(group)[0].entry is None
    assert in_registers(group)[0].load is not None


def test_an_unregistered_group_is_not_asked_for(group, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert in_registers(group) == []


def test_the_command_says_what_it_read_or_why_not(extract, tmp_path):
    said = StringIO()
    call_command("load_register", str(extract), stdout=said)
    assert "2 entries of Charity Commission for England and Wales as of 2026-10-05." in said.getvalue()
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("load_register", str(tmp_path / "absent.csv"))
    undated = table(tmp_path / "x.csv", ["CompanyName", "CompanyNumber", "CompanyStatus"], ["A", "01234567", "Active"])
    with pytest.raises(CommandError, match="--as-of"):
        call_command("load_register", str(undated))
