"""What is measured: each case is a page or a deed of the office, or the plain work it is set against."""

import base64
import csv
import io
import json
from collections.abc import Callable

from django.db import connection
from django.test import Client

from bench.inside.urls import BARE
from grants.applications.models import Application
from office.people.models import User
from office.people.sign_in.second_factor import SET_UP_HERE
from office.submissions.models import Answer

LIST = "/portal/officers/applications/"
Case = Callable[[], int]  # does the work once; returns how many bytes or rows came of it


class Cases:
    """The cases of one seeded office."""

    def __init__(self) -> None:
        self.officer = signed_in("seed-officer@demo.invalid")
        drafts = Application.objects.filter(state="draft").order_by("pk")
        self.sent = Application.objects.filter(state="submitted").order_by("pk")[0]
        self.draft = drafts.filter(submission__answers__text__gt="").distinct()[0]
        self.lead = signed_in(self.draft.organisation.memberships.get().user.email)
        self.turn = 0

    def all(self) -> dict[str, Case]:
        """Every case by name."""
        anyone = Client()
        public = {
            "hello": "/health/live", "public decisions": "/decisions/", "public search": "/search/?q=measured",
            "public funds": "/funds/",
        }  # fmt: skip
        desk = {
            "list": LIST, "filtered list": f"{LIST}?state=eligible", "searched list": f"{LIST}?words=Group",
            "list by sum": f"{LIST}?sort=-asked", "deep page": LIST + self._deep(), "dashboard": "/portal/officers/",
            "application": f"{LIST}{self.sent.reference}/",
            "application in its list": f"{LIST}{self.sent.reference}/?in=list", "bare list": "/bare/",
        }  # fmt: skip
        return (
            {name: _page(anyone, address) for name, address in public.items()}
            | {name: _page(self.officer, address) for name, address in desk.items()}
            | {"export": self._export, "bare export": bare_export, "autosave": self._autosave}
        )

    def _deep(self) -> str:
        """The address of the page nine tenths down, as the pager writes it."""
        sent = Application.objects.exclude(submitted_at=None).order_by("-submitted_at", "-pk")
        row = sent[sent.count() * 9 // 10]
        key = json.dumps([row.submitted_at.isoformat(), row.pk]).encode()
        return f"?after={base64.urlsafe_b64encode(key).decode().rstrip('=')}"

    def _export(self) -> int:
        answer = self.officer.get(f"{LIST}table.csv")
        assert answer.status_code == 200
        return sum(1 for _ in answer.streaming_content) - 1

    def _autosave(self) -> int:
        """One answer of a draft, saved as the page saves it while somebody types."""
        answer = Answer.objects.filter(submission=self.draft.submission_id).exclude(text="").order_by("pk")[0]
        self.turn += 1
        body = {"given": {answer.question.code: {"text": [f"Typed again, {self.turn}"]}},
                "base": {answer.question.code: answer.revision}}  # fmt: skip
        address = f"/portal/applicants/applications/{self.draft.reference}/autosave/"
        said = self.lead.post(address, json.dumps(body), content_type="application/json")
        assert said.status_code == 200, said.content
        return len(said.content)


def signed_in(email: str) -> Client:
    """A browser in which this person is signed in, with the second factor."""
    client, user = Client(), User.objects.get(email=email)
    client.force_login(user)
    session = client.session
    session[SET_UP_HERE] = user.pk
    session.save()
    return client


def _page(client: Client, address: str) -> Case:
    def get() -> int:
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        return len(answer.content)

    return get


def bare_export() -> int:
    """The export as nobody would write it: a cursor and the csv writer."""
    rows = 0
    with connection.chunked_cursor() as cursor:
        cursor.execute(BARE)
        while some := cursor.fetchmany(2000):
            csv.writer(io.StringIO()).writerows(some)
            rows += len(some)
    return rows
