"""Another process of an office: prints every published address, what it answers and the digest of its newest version.

Told a new name by its first argument, it first renames the office, as its administrator would.
"""

import json
import sys

import django

MACHINES_READ = ("/open-data/decisions.json", "/open-data/360giving.json")


def rename(body, short):
    from office.people.appointments.queries import holders
    from office.people.roles import Role
    from office.records import clock
    from office.records.letterhead import set_letterhead

    administrator = holders(Role.ADMINISTRATOR)[0]
    set_letterhead(effective_from=clock.today(), body_name=body, short_name=short, by=administrator)


def site():
    """Address -> [answer, digest of the newest version], and what the front page calls the office."""
    from django.test import Client

    from office.records.models import Publication, PublishedVersion

    newest = dict(PublishedVersion.objects.order_by("number").values_list("publication_id", "hash"))
    client, pages = Client(), {}
    for key, address in Publication.objects.exclude(published_at=None).order_by("pk").values_list("pk", "address"):
        pages[address] = [client.get(address).status_code, newest[key]]
    pages |= {address: [client.get(address).status_code, ""] for address in MACHINES_READ}
    return {"pages": pages, "front": client.get("/").content.decode()}


if __name__ == "__main__":
    django.setup()
    if len(sys.argv) > 1:
        rename(*sys.argv[1:])
    print(json.dumps(site()))
