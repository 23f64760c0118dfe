"""What runs inside an office that is measured, in a process of its own: Django is set up by entering this folder."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()
