"""Editors enrich the pages of records; nobody can lose, hide or move one."""

import pytest
from django.db.models import ProtectedError
from django.urls import reverse
from wagtail.models import Page

from cms.models import DecisionPage, HomePage, RegisterPage
from office.people.appointments.actions import withdraw_role
from office.people.roles import Role

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


@pytest.fixture
def editing(publish, sign_in, editor):
    """The editor, signed in with both factors."""
    return sign_in(editor)


@pytest.fixture
def page(publish):
    publish()
    return DecisionPage.objects.get()


def test_an_editor_may_enter_and_write_beside_a_record(editing, page):
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert editing.get(address).status_code == 200
    body = {"story": '{"entityMap": {}, "blocks": []}', "picture": "", "picture_text": "", "action-publish": "1"}
    editing.post(address, body)
    page.refresh_from_db()
    assert page.live
    assert page.title == page.publication.title


def test_the_role_withdrawn_closes_the_door(editing, page, editor, administrator):
    withdraw_role(user=editor, role=Role.EDITOR, by=administrator)
    assert editing.get(reverse("wagtailadmin_home")).status_code == 302


def test_others_of_the_office_do_not_edit(site, sign_in, officer):
    assert sign_in(officer).get(reverse("wagtailadmin_home")).status_code == 302


@pytest.mark.parametrize("name", ["delete", "unpublish", "move", "copy"])
@pytest.mark.parametrize("model", [DecisionPage, RegisterPage, HomePage])
def test_an_editor_cannot_take_it_away(editing, page, name, model):
    kept = model.objects.first()
    before = Page.objects.get(pk=kept.pk)
    editing.post(reverse(f"wagtailadmin_pages:{name}", args=[kept.pk]), {"next": "/cms/"})
    after = Page.objects.get(pk=kept.pk)
    assert (after.live, after.path, after.slug) == (True, before.path, before.slug)
    assert model.objects.count() == model.objects.filter(live=True).count()


@pytest.mark.parametrize("name", ["delete", "unpublish", "move"])
def test_nor_many_at_once(editing, page, name):
    ids = Page.objects.filter(depth__gte=2).values_list("pk", flat=True)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", name])
    query = "&".join(f"id={pk}" for pk in ids)
    editing.post(f"{address}?{query}", {"include_descendants": "on", "chooser": page.get_parent().pk})
    assert DecisionPage.objects.get(pk=page.pk).live
    assert HomePage.objects.get().live


def test_not_even_code_deletes_a_page_with_a_record(page):
    with pytest.raises(ProtectedError):
        HomePage.objects.get().delete()
