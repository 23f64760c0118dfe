"""Editors enrich the pages of records; nobody can lose, hide or move one."""

import pytest
from django.db.models import ProtectedError
from django.urls import reverse
from wagtail.models import Page

from cms.models import DecisionPage, HomePage, RegisterPage, StandardPage
from office.people.appointments.actions import withdraw_role
from office.people.roles import Role

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]
KEPT = [DecisionPage, RegisterPage, HomePage]


@pytest.fixture
def editing(publish, sign_in, editor):
    """The editor, signed in with both factors."""
    return sign_in(editor)


@pytest.fixture
def page(publish):
    publish()
    return DecisionPage.objects.get()


@pytest.fixture
def plain_page(publish):
    """One that an editor may move: what the others are told apart from."""
    return StandardPage.objects.first()


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


@pytest.mark.parametrize("name", ["delete", "unpublish", "copy"])
@pytest.mark.parametrize("model", KEPT)
def test_an_editor_cannot_take_it_away(editing, page, name, model):
    kept = model.objects.first()
    before = Page.objects.get(pk=kept.pk)
    editing.post(reverse(f"wagtailadmin_pages:{name}", args=[kept.pk]), {"next": "/cms/"})
    after = Page.objects.get(pk=kept.pk)
    assert (after.live, after.path, after.slug) == (True, before.path, before.slug)
    assert model.objects.count() == model.objects.filter(live=True).count()


@pytest.mark.parametrize("model", KEPT)
def test_an_editor_is_not_even_asked_where_to_move_it(editing, page, plain_page, model):
    assert editing.get(reverse("wagtailadmin_pages:move", args=[plain_page.pk])).status_code == 200
    kept = model.objects.first()
    before = Page.objects.get(pk=kept.pk).path
    refused = editing.get(reverse("wagtailadmin_pages:move", args=[kept.pk]))
    assert (refused.status_code, refused["Location"]) == (302, reverse("wagtailadmin_home"))
    editing.post(reverse("wagtailadmin_pages:move_confirm", args=[kept.pk, plain_page.pk]))
    assert Page.objects.get(pk=kept.pk).path == before


def at_once(name, pages):
    """The address of one deed of Wagtail's on many pages."""
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", name])
    return f"{address}?{'&'.join(f'id={one.pk}' for one in pages)}"


def test_nor_where_to_move_many_at_once(editing, page, plain_page):
    kept = [model.objects.first() for model in KEPT]
    asked = editing.get(at_once("move", [*kept, plain_page])).context
    assert [one["item"].pk for one in asked["items"]] == [plain_page.pk]
    assert {one["item"].pk for one in asked["items_with_no_access"]} == {one.pk for one in kept}


@pytest.mark.parametrize("name", ["delete", "unpublish"])
def test_nor_many_at_once(editing, page, name):
    editing.post(at_once(name, Page.objects.filter(depth__gte=2)), {"include_descendants": "on"})
    assert DecisionPage.objects.get(pk=page.pk).live
    assert HomePage.objects.get().live


def test_not_even_code_deletes_a_page_with_a_record(page):
    with pytest.raises(ProtectedError):
        HomePage.objects.get().delete()
