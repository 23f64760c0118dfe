"""Pages that stay: their address is promised, so the editing screens offer no way to lose them."""

from typing import Any, ClassVar

from wagtail.models import Page, PagePermissionTester


class KeptPageTester(PagePermissionTester):
    """Editors write on it. The page stays where it is, as long as there is a web."""

    def can_unpublish(self) -> bool:
        """Never: a record is withdrawn by the office, with a reason, and leaves a tombstone."""
        return False

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Never: nothing published is deleted."""
        return False

    def can_move(self) -> bool:
        """Never: its address is promised."""
        return False

    def can_copy(self) -> bool:
        """Never: a record has one page."""
        return False

    def can_set_view_restrictions(self) -> bool:
        """Never: what is published is for everyone."""
        return False


class KeptPage(Page):
    """A page with an address that never goes dead: home, registers and records."""

    promote_panels: ClassVar[list[Any]] = []  # neither its address
    settings_panels: ClassVar[list[Any]] = []  # nor an end to it

    class Meta:
        abstract = True

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        """As Wagtail's, less what would make the page disappear."""
        return KeptPageTester(user, self)
