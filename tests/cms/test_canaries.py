"""Nothing private reaches a public byte: page, feed, file, header, search, API, PDF or what it says of itself."""

from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db.models import Value
from django.db.models.functions import Concat
from django.urls import reverse

from cms.models import AwardPage, StandardPage
from commissioning.services.models import Contract
from grants.awards.actions import publish_award, withhold_name
from grants.awards.models import Award
from office.agreements.models import AgreedMeasure, ProgressReport
from office.agreements.publishing import publish_report
from office.decisions.actions import mark_exempt
from office.decisions.publishing import publish_decision, withdraw_from_publication
from office.people.models import Organisation
from office.records import outbox
from office.records.models import PublishedVersion
from office.records.publication.publishing import blank_earlier_versions
from tests import factories
from tests.cms import canaries
from tests.cms.crawling import api_rows, crawl, public_rows
from tests.house.conftest import world  # noqa: F401 (fixture)

CLOSED, TAKEN_BACK, DRAFT = "zqclosedqz", "zqtakenbackqz", "zqdraftqz"


@pytest.fixture
def people(world, db):  # noqa: F811
    """The staff who publish, with the site as it was before anything was planted."""
    cache.clear()
    outbox.drain()
    Contract.objects.update(provider=world.other_group)  # a provider's name is public, whatever its grants say
    who = world.people
    return SimpleNamespace(officer=who["officer"], officer_2=who["officer without the key"], legal=who["legal"],
                           finance_1=who["finance"], commissioner=who["commissioner"])  # fmt: skip


@pytest.fixture
def closed_part(people):
    """A published decision whose annex stays closed, and one that was taken back."""
    for title, words in (("In part", CLOSED), ("Taken back", TAKEN_BACK)):
        decision = factories.signed(people, title=title, sections={**factories.SECTIONS, "annex": words})
        if words == CLOSED:
            part = decision.sections.get(code="annex")
            mark_exempt(section=part, exemption="FOIA s.43(2)", public_interest="Bids.", by=people.legal)
        publish_decision(decision=decision, by=people.officer)
        if words == TAKEN_BACK:
            withdraw_from_publication(decision=decision, reason="An error.", by=people.legal)
    outbox.drain()


@pytest.fixture
def editors_drafts(people):
    """Words that an editor has not published: beside a record, on a new page, on one taken off the site."""
    beside = AwardPage.objects.get()
    beside.story = f"<p>{DRAFT}</p>"
    beside.save_revision()
    page = StandardPage.objects.get(slug="contact")
    page.body = f"<p>{DRAFT}</p>"
    page.save_revision()
    hidden = StandardPage(title=f"Hidden {DRAFT}", slug="hidden", body=f"<p>{DRAFT}</p>", live=False)
    page.get_parent().add_child(instance=hidden)


def publish_everything_again(world, people):  # noqa: F811
    """Corrections of all that is public, made from the rows as they are now and a word more in each."""
    Award.objects.update(purpose=Concat("purpose", Value(" Again.")))
    AgreedMeasure.objects.update(change=Concat("change", Value(" Again.")))
    publish_award(award=Award.objects.get(pk=world.award.pk), note="Again.", by=people.officer)
    for report in ProgressReport.objects.exclude(publication=None):
        publish_report(report=report, note="Again.", by=people.officer)
    outbox.drain()
    cache.clear()


def all_of_it(client, world):  # noqa: F811
    """Every public byte there is, and searches for the canaries themselves."""
    asked = [f"{reverse('search')}?q={word}" for word in ("zqclosedqz", "hidden", "annex")]
    return crawl(client, [*public_rows(world), *api_rows(client, world), "/hidden/", *asked])


def test_no_canary_sings(world, people, closed_part, editors_drafts, client):  # noqa: F811
    canaries.allow_withheld_names(people.officer)
    planted = canaries.plant()
    assert len(planted) > 100
    publish_everything_again(world, people)
    answers = all_of_it(client, world)
    assert len(answers) > 100
    found = canaries.leaks(answers, [*planted, CLOSED, TAKEN_BACK, DRAFT])
    searched = {address: words for address, words in found.items() if address.startswith("/search/?q=")}
    for address in searched:  # the page says back what was typed, and finds nothing by it
        assert client.get(address).context["rows"] == []
        del found[address]
    assert "\n".join(sorted({planted.get(word, word) for words in found.values() for word in words})) == ""


@pytest.mark.parametrize(("label", "field"), [("grants.Award", "purpose"), ("people.Organisation", "name"),
                                              ("ledger.Source", "name")])  # fmt: skip
def test_a_canary_in_a_public_place_is_heard(world, people, client, label, field):  # noqa: F811
    apps.get_model(label)._base_manager.update(**{field: "zqaloudqz"})
    if label == "people.Organisation":
        Award.objects.update(publish_as=Organisation.objects.first().name)
    publish_everything_again(world, people)
    found = canaries.leaks(all_of_it(client, world), ["zqaloudqz"])
    assert len(found) > 2, found


def test_every_name_of_a_public_field_is_a_field():
    for label, names in canaries.PUBLIC.items():
        known = {one.name for one in apps.get_model(label)._meta.concrete_fields}
        assert names == "*" or names <= known, label


def close_what_names(group, decision, people):
    """A signed decision is not written again: legal closes the parts that name the group, and the officer corrects."""
    for part in decision.sections.filter(text__contains=group.name):
        mark_exempt(section=part, exemption="FOIA s.38", public_interest="Safety.", by=people.legal)
    shown = publish_decision(decision=decision, note="A name was closed.", by=people.officer)
    blank_earlier_versions(publication=shown, reason="Safety.", by=people.officer)


def test_a_name_withheld_later_is_taken_from_every_public_byte(world, people, client):  # noqa: F811
    group = Organisation.objects.get(pk=world.group.pk)
    Organisation.objects.filter(pk=group.pk).update(charity_number="1234567", company_number="09876543")
    secret = [group.name, f"/groups/{'-'.join(group.name.lower().split())}/", "1234567", "09876543"]
    before = canaries.leaks(all_of_it(client, world), secret)
    assert len(before) > 8
    award = Award.objects.get(pk=world.award.pk)
    close_what_names(group, award.decision, people)
    withhold_name(award=award, publish_as="A group in Bradford", because="Safety.", by=people.officer)
    outbox.drain()
    cache.clear()
    answers = crawl(client, [*all_of_it(client, world), *before, *(f"{one}?version=1" for one in before)])
    assert answers[f"/groups/{'-'.join(group.name.lower().split())}/"].status == 404
    assert canaries.leaks({key: one for key, one in answers.items() if one.status == 200}, secret) == {}
    assert PublishedVersion.objects.filter(text__contains=group.name).exists() is False
