"""What is told when a lamp is dropped: to everyone who watches, and to the sweeper, who has no account."""

import datetime as dt

from django.contrib.auth import get_user_model

from office.post.kinds import message_kind
from office.records import clock


def watchers(lamps):
    people = list(get_user_model().objects.filter(email__endswith="@watch.test").order_by("pk"))
    return {lamp.pk: people for lamp in lamps}


DROPPED = message_kind(
    "workshop.dropped",
    to_all=watchers,
    link=lambda lamp: f"/workshop/{lamp.pk}/",
    reference=lambda lamp: f"LAMP-{lamp.pk}",
    deadline=lambda lamp: clock.in_london(dt.date(2020, 12, 18)),
    urgent=True,
)
SWEEP = message_kind("workshop.sweep", to=lambda lamp: [("Sweeper", "sweeper@broom.test")], link=lambda lamp: "/broom/")
SECRET = message_kind("workshop.secret", to=lambda lamp: [("", "keeper@key.test")], link=lambda lamp: "/", secret=True)
