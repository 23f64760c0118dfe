"""Due diligence before offers: what was read of each group, and the subsidy questions."""

from typing import Any

from grants.diligence.actions import answer_subsidy
from grants.diligence.queries import sum_of
from grants.funds.models import Round
from grants.panels.models import Recommendation
from grants.panels.rules import FUNDED
from office.people.diligence.actions import record_check
from office.people.diligence.asked import for_sum
from office.people.diligence.queries import checks_in_force, newest_of
from office.records import clock

SOURCES = {
    "identity": "The charity register, or the governing document where the group is in no register.",
    "people": "The committee's list, and the register of disqualified directors.",
    "safeguarding": "The group's safeguarding policy.",
    "insurance": "The certificate of public liability insurance.",
    "accounts": "The accounts of the last full year.",
    "other_funding": "The group, and the open data of other funders.",
    "references": "Two bodies that funded the group before, by telephone.",
    "finances": "The accounts, read by finance.",
    "sanctions": "The UK sanctions list and the fraud register.",
}


def clear_the_groups(round: Round, by: Any) -> None:
    """Check the groups that are to be funded. What an earlier round found still holds and is not looked up again."""
    said = Recommendation.objects.filter(application__round=round, kind__in=FUNDED)
    for one in said.select_related("application__organisation").order_by("application_id"):
        bid = one.application
        made = newest_of([bid.organisation_id]).get(bid.organisation_id, {})
        for asked in for_sum(checks_in_force(), sum_of(bid)):
            if asked.code not in made or not made[asked.code].holds_on(clock.today()):
                record_check(organisation=bid.organisation, code=asked.code, source=SOURCES[asked.code], result="clear",
                             by=by)  # fmt: skip
        answer_subsidy(application=bid, sells=False, by=by)
