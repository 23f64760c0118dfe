"""Who may ask for an endorsement, and who may give it."""

from typing import Any

from grants.applications.permissions import may_edit

from .links import LinkHolder


def may_ask(application: Any, by: Any) -> bool:
    """Whoever writes the bid."""
    return may_edit(application, by)


def may_withdraw(endorsement: Any, by: Any) -> bool:
    """The same people."""
    return may_ask(endorsement.application, by)


def may_answer(endorsement: Any, by: Any) -> bool:
    """Whoever holds this endorsement's own link, while it is fresh."""
    return isinstance(by, LinkHolder) and by.endorsement_id == endorsement.pk and by.is_fresh


def may_send_again(endorsement: Any, by: Any) -> bool:
    """The group, and the holder of any link of it: the fresh one goes to the endorser's address alone."""
    return may_withdraw(endorsement, by) or (isinstance(by, LinkHolder) and by.endorsement_id == endorsement.pk)
