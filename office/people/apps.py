"""Starts the people app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """People and what they may be."""

    name = "office.people"
