"""From any payment, everything before and after it is a few clicks away, and every page says what the ledger says."""

import random
import re

import pytest

from office.agreements import forecasting
from office.agreements.models import Agreement, Instalment
from office.ledger.models import Source
from office.ledger.queries import totals
from office.people.models import User
from office.records.money import pounds
from tests.house.growing import copy, grow
from tests.house.test_access import signed_in

pytestmark = pytest.mark.django_db
CLICKS = 5
PAYMENTS = 50
FRONT = "/portal/auditors/"


def thing(row):
    return f"{FRONT}things/{row._meta.label_lower}/{row.pk}/"


def family(payment):
    """Every ancestor and descendant of a payment, by address."""
    agreement = Agreement.objects.select_related("commitment__pot__source", "award__application").get(
        pk=payment.agreement_id
    )
    commitment = agreement.commitment
    before = [commitment.pot.source, commitment.pot, commitment.decision, agreement.award.application, agreement]
    after = [*agreement.instalments.all(), *agreement.reports.all(), *agreement.incidents.all()]
    return {f"{FRONT}room/{agreement.reference}/", *map(thing, before), *map(thing, after)}


class Crawler:
    """Follows the links of the main part of a page; remembers what each page led to."""

    def __init__(self, client):
        self.client, self.seen = client, {}

    def links(self, address):
        if address not in self.seen:
            answer = self.client.get(address)
            assert answer.status_code == 200, address
            main = answer.content.decode().split('id="main"')[1].split("<footer")[0]
            self.seen[address] = set(re.findall(r'href="(/portal/auditors/(?:room|things)/[^"?#]+/)"', main))
        return self.seen[address]

    def clicks(self, start, wanted):
        """{address: how many clicks away}, as far as CLICKS or until all that is wanted is found."""
        found, edge = {start: 0}, [start]
        for count in range(1, CLICKS + 1):
            edge = [link for page in edge for link in self.links(page) if link not in found]
            found |= dict.fromkeys(edge, count)
            if wanted <= found.keys():
                break
        return found


@pytest.fixture
def client(world):
    browser = signed_in(User.objects.get(pk=world.people["auditor"].pk))
    browser.post(f"{FRONT}room/enter/", {"reason": "The annual audit."})
    return browser


def test_from_fifty_payments_everything_is_within_five_clicks(world, client):
    grow(world, PAYMENTS)
    for one in Instalment.objects.filter(number=1, state="planned"):
        copy(one, number=2)
    payments = list(Instalment.objects.order_by("pk"))
    drawn = random.Random(5).sample(payments, PAYMENTS)
    crawler, far = Crawler(client), {}
    for payment in drawn:
        wanted = family(payment)
        found = crawler.clicks(thing(payment), wanted)
        far |= {(thing(payment), one): found.get(one) for one in wanted if one not in found}
    assert far == {}
    assert len(wanted) >= 7
    assert max(len(family(one) & {thing(other) for other in payments}) for one in drawn) >= 2


def test_a_page_of_nothing_is_not_found(client):
    assert client.get(f"{FRONT}things/agreements.instalment/99999/").status_code == 404
    assert client.get(f"{FRONT}things/people.user/99999/").status_code == 404


def test_the_chain_has_the_bid_with_its_proof(world, client):
    agreement = Agreement.objects.select_related("award__application__submission").get(
        pk=world.rows["agreements.Agreement"].pk
    )
    page = client.get(f"{FRONT}room/{agreement.reference}/").content.decode()
    bid = agreement.award.application
    for wanted in (bid.reference, bid.submission.content_hash, agreement.commitment.decision.frozen_hash):
        assert wanted in page


def test_totals_agree_with_the_ledger_on_every_page(world, client):
    finance = User.objects.get(pk=world.people["finance"].pk)
    said, source = totals(), Source.objects.get()
    assert said["paid"] > 0
    years = [forecasting.year(finance, first) for first in range(2019, 2023)]
    assert sum(one.whole.paid_pence for one in years) == said["paid"]
    assert sum(one.whole.promised_pence for one in years) == said["awarded"]
    assert sum(sums.paid_pence for one in years for sums in one.pots) == said["paid"]
    assert sum(sums.paid_pence for one in years for sums in one.months) == said["paid"]
    assert source.paid_pence == said["paid"]
    desk = signed_in(finance)
    paid, received = pounds(said["paid"]), pounds(said["received"])
    agreement = world.rows["agreements.Agreement"].reference
    for browser, address, wanted in (
        (desk, "/portal/finance/ledger/", [paid, received]),
        (desk, "/portal/finance/ledger/POCA/", [paid, received]),
        (desk, "/portal/finance/ledger/months/", [paid]),
        (desk, "/portal/finance/batches/", [paid]),
        (client, f"{FRONT}room/{agreement}/", [paid, received]),
        (desk, "/money/", [paid, received]),
    ):
        page = browser.get(f"{address}?year=2020" if "months" in address else address).content.decode()
        assert [one for one in wanted if one not in page] == [], address
