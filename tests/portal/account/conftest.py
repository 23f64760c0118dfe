"""The same named people as in the tests of office.people."""

from tests.office.people.conftest import (  # noqa: F401
    administrator,
    colleague,
    group,
    lead,
    legal,
    officer,
    stranger,
)
