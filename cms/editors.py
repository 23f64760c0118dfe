"""Lets whoever edits the website into Wagtail, and out again when the role ends.

Wagtail asks Django's groups who may edit, so one of them follows the office's roles and is never kept by hand.
"""

from typing import Any

from django.contrib.auth.models import Group
from django.db.models.signals import post_save
from django.dispatch import receiver

from office.people.appointments.models import RoleHeld
from office.people.organisations.queries import live
from office.people.roles import Role

EDITING = (Role.EDITOR, Role.ADMINISTRATOR)
GROUP = "Moderators"  # Wagtail's own: may write and publish every page


@receiver(post_save, sender=RoleHeld, dispatch_uid="cms.editors")
def follow_roles(sender: Any, instance: RoleHeld, **kwargs: Any) -> None:
    """In the transaction that gave or withdrew the role."""
    if instance.role not in EDITING:
        return
    group = Group.objects.filter(name=GROUP).first()
    if group is None:
        return  # a database without Wagtail's first rows has no pages to edit
    if RoleHeld.objects.filter(live(), user=instance.user_id, role__in=EDITING).exists():
        group.user_set.add(instance.user_id)
    else:
        group.user_set.remove(instance.user_id)
