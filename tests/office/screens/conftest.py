"""A page rendered as a visitor would get it."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import engines
from django.test import RequestFactory
from lxml import html


@pytest.fixture
def visit(db):
    """A request by nobody in particular."""
    request = RequestFactory().get("/somewhere/")
    request.user = AnonymousUser()
    return request


@pytest.fixture
def page(visit):
    """Render a template's source with the context of a real page; returns lxml's tree."""

    def rendered(source, **context):
        return html.fromstring(engines["django"].from_string(source).render(context, visit))

    return rendered
