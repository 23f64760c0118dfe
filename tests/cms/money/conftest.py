"""The story of a round, told by the grants tests, to its published awards."""

from tests.grants.awards.test_actions import decided, decision  # noqa: F401 (fixtures)
from tests.grants.conftest import *  # noqa: F403 (fixtures)
