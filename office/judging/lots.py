"""The draw among bids too close to call: which bids stand in it, and whether a held draw comes out again."""

import json
from decimal import Decimal
from typing import Any

from .drawing import draw_order
from .findings import METHOD, findings_of
from .uncertainty import STEPS, grey_band


def too_close_to_call(contest: Any) -> list[str]:
    """The blind codes whose chance of funding at the round's own line is neither clear nor hopeless.

    Worked out from the frozen scores alone, in steps of 5 in 100 as the Board's list shows them.
    """
    bids = json.loads(findings_of(contest).text)["bids"]
    codes = sorted(code for code, told in bids.items() if len(told) > 1)
    shares = {place: (Decimal(bids[code][3]) * STEPS).to_integral_value() / STEPS for place, code in enumerate(codes)}
    return [codes[place] for place in grey_band(shares)]


def differences_in_draw(contest: Any) -> list[str]:
    """A sentence when a draw that was held does not come out again from its seed."""
    held = getattr(contest, "lots", None)
    if held is None or held.held_at is None:
        return []
    codes = [code for code, _ in held.order]
    found = []
    if [list(one) for one in draw_order(held.seed, codes)] != held.order:
        found.append(f"{contest}: the draw does not come out as it was held.")
    if contest.findings_method == METHOD and sorted(codes) != too_close_to_call(contest):
        found.append(f"{contest}: other bids stood in the draw than those too close to call.")
    return found
