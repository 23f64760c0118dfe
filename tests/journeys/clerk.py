"""Somebody at the pages without a browser: reads them, fills in their forms, and is refused with the page's words."""

import html
import re

from django.test import Client

from office.people.sign_in.second_factor import SET_UP_HERE

VERSION = re.compile(r'name="version" value="(\d+)"')
SUMMARY = re.compile(r'<div class="govuk-error-summary".*?</ul>', re.DOTALL)


def parts(**days):
    """Dates as their three boxes."""
    return {
        f"{name}-{part}": str(getattr(day, part)) for name, day in days.items() for part in ("day", "month", "year")
    }


class Clerk:
    """One person's pages under one address."""

    def __init__(self, user):
        self.client = Client()
        self.client.force_login(user)
        session = self.client.session
        session[SET_UP_HERE] = user.pk
        session.save()

    def reads(self, path, *words, without=()):
        """The page is there and says each of these, and none of those."""
        answer = self.client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        text = html.unescape(answer.content.decode())
        for one in words:
            assert one in text, f"{one!r} is not on {path}"
        for one in without:
            assert one not in text, f"{one!r} is on {path}"
        return text

    def does(self, path, **said):
        """Sends the page's form, and is led on."""
        answer = self._sends(path, said)
        assert answer.status_code == 302, (path, answer.status_code, _errors(answer))
        return answer["Location"]

    def is_refused(self, path, *words, **said):
        """Sends the page's form, and reads why not."""
        answer = self._sends(path, said)
        assert answer.status_code == 422, (path, answer.status_code)
        errors = _errors(answer)
        for one in words:
            assert one in errors, f"{one!r} is not said on {path}: {errors}"
        return errors

    def _sends(self, path, said):
        shown = self.client.get(path).content.decode()
        version = VERSION.search(shown)
        return self.client.post(path, {**({"version": version.group(1)} if version else {}), **said})


def _errors(answer):
    return html.unescape(" ".join(SUMMARY.findall(answer.content.decode())))
