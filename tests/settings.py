"""The product's settings, in test mode."""

import os

os.environ["PLOUGHLAND_MODE"] = "test"

from config.settings import *  # noqa: F403
