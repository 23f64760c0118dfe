"""The auditor's room: a reason at the door, the whole chain, samples that can be drawn again, proof to take away."""

import csv
import datetime as dt
import hashlib
import io
import zipfile

import pytest

from office.agreements.models import Agreement, Instalment
from office.agreements.sampling import draw
from office.agreements.separation import exceptions
from office.records import clock
from office.records.models import Event
from office.records.steps import take
from tests.factories import agreed, approved, checked_bank_account

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]
ROOM = "/portal/auditors/room/"
PAGE = f"{ROOM}AWD-24-001/"


def text_of(response):
    return response.content.decode()


@pytest.fixture
def paid(office, administrator, group, lead, finance_3):
    """A grant whose first payment three people made, none of whom checked the bank details."""
    agreement = agreed(office, administrator, group, lead, title="=HYPERLINK()")
    checked_bank_account(office, group, lead)
    with clock.set_to(clock.in_london(dt.date(2020, 12, 14), 12)):
        take(approved(agreement.instalments.get(number=1), office), "release", by=finance_3)
        yield agreement


@pytest.fixture
def inside(sign_in, auditor):
    client = sign_in(auditor)
    client.post(f"{ROOM}enter/", {"reason": "The annual audit of grants."})
    return client


def test_the_door_asks_for_a_reason_and_keeps_it(sign_in, auditor, paid):
    client = sign_in(auditor)
    for address in (ROOM, PAGE):
        assert client.get(address)["Location"] == f"{ROOM}enter/"
    assert client.post(f"{PAGE}evidence/")["Location"] == f"{ROOM}enter/"
    assert client.post(f"{ROOM}enter/", {"reason": " "}).status_code == 422
    assert client.post(f"{ROOM}enter/", {"reason": "The annual audit."})["Location"] == ROOM
    assert Event.objects.get(verb="audit_room_entered").texts.get().text == "The annual audit."
    assert "The annual audit." in text_of(client.get(ROOM))


def test_one_page_has_the_whole_chain(inside, paid, office, finance_3):
    page = text_of(inside.get(PAGE))
    decision = paid.commitment.decision
    wanted = ["Quarter 2", "Pot POT-AWD-24-001", decision.reference, decision.frozen_hash, "AWD-24-001", "£4,800",
              str(office.officer_2), str(office.finance_1), str(finance_3), "PR-AWD-24-001-MID",
              f"/portal/auditors/things/agreements.agreement/{paid.pk}/"]  # fmt: skip
    assert [one for one in wanted if one not in page] == []
    assert "12345678" not in page
    assert inside.get(f"{ROOM}AWD-99/").status_code == 404


def test_the_room_only_reads(inside, paid):
    before = Event.objects.count()
    inside.get(ROOM)
    inside.get(PAGE)
    assert Event.objects.count() == before
    assert inside.get(f"{PAGE}evidence/").status_code == 405


def test_the_evidence_proves_itself(inside, paid):
    answer = inside.post(f"{PAGE}evidence/")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as pack:
        files = {name: pack.read(name) for name in pack.namelist()}
    sums = dict(reversed(line.split("  ")) for line in files.pop("SHA256SUMS").decode().splitlines())
    assert sums == {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    assert files["agreement.pdf"].startswith(b"%PDF")
    trail = list(csv.DictReader(io.StringIO(files["trail.csv"].decode())))
    assert {"offered", "accept", "sign_for_office", "prepare", "approve", "release"} <= {one["what"] for one in trail}
    text = b"".join(content for name, content in files.items() if name.endswith(".csv"))
    assert b"12345678" not in text
    cells = [cell for row in csv.reader(io.StringIO(text.decode())) for cell in row]
    assert [cell for cell in cells if cell.startswith("=")] == []
    assert Event.objects.filter(verb="evidence_taken", subject_id=paid.pk).count() == 1


def test_duties_that_overlapped_are_found(inside, paid, office, auditor, finance_3):
    assert exceptions(auditor) == []
    assert "No payment has been passed by one person" in text_of(inside.get(ROOM))
    Instalment.objects.filter(number=1).update(paid_by=office.finance_2)  # who rang to check the bank details
    assert [one.sentence for one in exceptions(auditor)] == [
        "Payment 1 of AWD-24-001 was released by whoever checked the bank details."
    ]
    Instalment.objects.filter(number=1).update(paid_by=finance_3, prepared_by=None)
    Agreement.objects.update(signed_by=office.finance_1)
    assert [one.sentence.split("was ")[1][:8] for one in exceptions(auditor)] == ["approved", "made bef"]
    page = text_of(inside.get(ROOM))
    assert "was approved by whoever signed the agreement." in page
    assert "was approved by whoever signed the agreement." in text_of(inside.get(PAGE))


@pytest.fixture
def many(office, administrator, group, lead):
    return [agreed(office, administrator, group, lead, label=f"AWD-24-{number:03d}") for number in range(1, 6)]


def test_the_same_seed_draws_the_same_sample(many, auditor):
    def of(seed, size=3):
        return [one.agreement.reference for one in draw(auditor, size=size, seed=seed, by_risk=False)]

    assert of(7) == of(7)
    assert len({tuple(of(seed)) for seed in range(9)}) > 1
    assert sorted(of(3, size=99)) == [one.reference for one in many]


def test_risk_comes_first_with_its_reason(many, auditor):
    Agreement.objects.filter(pk=many[3].pk).update(held_because="An incident.")
    first = draw(auditor, size=1, seed=1, by_risk=True)[0]
    assert (first.agreement, first.points, first.why) == (many[3], 2, ("Payments are held",))


def test_whoever_may_see_nothing_draws_nothing(many, lead, stranger, other_group):
    assert draw(stranger, size=5, seed=1, by_risk=False) == []
    assert exceptions(stranger) == []


def test_a_strange_sample_is_answered_beside_its_field(inside, many):
    for odd in ("?size=0", "?size=x", "?seed=-1", "?size=9999", "?how=magic"):
        assert inside.get(f"{ROOM}{odd}").status_code == 422
    assert inside.get(f"{ROOM}?how=chance&size=2&seed=5").content.count(b"AWD-24-00") >= 2
