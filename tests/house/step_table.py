"""Who may take which step, whatever its state: every step of every noun, with exactly the people of world.py.

A new step is one line here. `officer` and `second officer` hold the fund's key; `finance` checked the bank details,
`finance who approved` approved the payment; `assessor` reads the bid; the draft's author is `officer`.
"""

CLOCK = ["clock"]
LEAD = ["lead"]
OFFICERS = ["officer", "second officer", "officer without the key"]
OF_THE_FUND = ["officer", "second officer"]
FINANCE = ["finance", "finance who approved"]
CHAIR = ["panel_chair", *OFFICERS]
WORK_ON_GATES = ["legal", *OFFICERS]
ON_A_SERVICE = ["decision on a service"]
SUSPEND = ["legal", *OFFICERS]
PUBLISH_AWARDS = ["officer", "second officer", "legal", "decision to award"]

MAY = {
    "records.StoredFile": {
        "scan_again": CLOCK,
        "find_clean": CLOCK,
        "find_infected": CLOCK,
        "remove": ["officer", "clock"],  # the officer who sent it
    },
    "records.Publication": {
        "show": PUBLISH_AWARDS,
        "correct": PUBLISH_AWARDS,
        "withdraw": PUBLISH_AWARDS,
        "restore": PUBLISH_AWARDS,
    },
    "hearing.Remark": {"show": OFFICERS, "answer": OFFICERS, "keep": OFFICERS, "take_down": OFFICERS},
    "plan.PlanVersion": {"publish": ["editor", "administrator"]},
    "principles.Gate": {
        "hold_evidence": WORK_ON_GATES,
        "meet": WORK_ON_GATES,
        "mark_not_applicable": WORK_ON_GATES,
        "waive": ["legal"],
        "reopen": WORK_ON_GATES,  # once waived, only the monitoring officer
    },
    "judging.Contest": {
        "start_reading": OFFICERS,
        "rank": OFFICERS,
        "reopen_scoring": OFFICERS,
        "conclude": CLOCK,
    },
    "judging.Entry": {
        "give_out": CHAIR,
        "settle": CLOCK,
        "refer": CLOCK,
        "agree": CHAIR,
        "call_for_moderation": CHAIR,
        "reopen": CLOCK,
        "remove": CLOCK,
    },
    "judging.Assessment": {"lock": ["assessor"], "unlock": ["assessor"], "release": ["clock", *OFFICERS]},
    "judging.Meeting": {"open_meeting": CHAIR, "close_meeting": CHAIR},
    "decisions.DecisionRecord": {
        "ask_for_advice": OFFICERS,
        "send_to_sign": OFFICERS,
        "sign": ["commissioner"],
        "send_back": ["commissioner", *OFFICERS],
        "reject": ["commissioner"],
        "withdraw": OFFICERS,
    },
    "ledger.Adjustment": {"agree": ["finance who approved"], "refuse": FINANCE},  # asked for by finance
    "agreements.Agreement": {
        "accept": LEAD,
        "turn_down": LEAD,
        "lapse": CLOCK,
        "sign_for_office": OFFICERS,
        "start": ["clock", *FINANCE, *OFFICERS],
        "pause": OFFICERS,
        "resume": OFFICERS,
        "complete": OFFICERS,
        "end": ["decision to end"],
    },
    "agreements.Instalment": {
        "prepare": [*OFFICERS, *FINANCE],
        "approve": FINANCE,
        "take_back": FINANCE,
        "release": ["finance"],  # never who approved it
        "cancel": [*FINANCE, "decision to award", "decision to end"],
    },
    "agreements.Incident": {"acknowledge": OFFICERS, "close": OFFICERS},
    "agreements.ProgressReport": {"submit": LEAD, "send_back": OFFICERS, "accept": OFFICERS},
    "commissioning.Contract": {
        "sign_for_provider": [*LEAD, *OFFICERS],
        "sign_for_office": OFFICERS,
        "abandon": OFFICERS,
        "go_live": OFFICERS,
        "carry_variation": ON_A_SERVICE,
        "suspend": SUSPEND,
        "resume": SUSPEND,
        "give_notice": ON_A_SERVICE,
        "close": OFFICERS,
    },
    "commissioning.Variation": {
        "clear": ["legal"],
        "agree": ON_A_SERVICE,
        "refuse": OFFICERS,
        "sign_deed_for_provider": [*LEAD, *OFFICERS],
        "sign_deed_for_office": OFFICERS,
        "take_effect": [*CLOCK, *OFFICERS],
    },
    "commissioning.ServiceReport": {"accept": OFFICERS, "send_back": OFFICERS},
    "commissioning.Concern": {"start_improving": OFFICERS, "resolve": OFFICERS, "escalate": OFFICERS},
    "commissioning.Cycle": {
        "analyse": OFFICERS,
        "plan": OFFICERS,
        "consult": OFFICERS,
        "ask_for_decision": OFFICERS,
        "take_back": OFFICERS,
        "approve": ON_A_SERVICE,
        "return_to_plan": CLOCK,
        "complete": OFFICERS,
        "record_review": OFFICERS,
        "stop": OFFICERS,
    },
    "commissioning.Tender": {
        "go_live": OFFICERS,
        "extend": OFFICERS,
        "close": CLOCK,
        "open_bids": OFFICERS,
        "open_prices": OFFICERS,
        "recommend": CHAIR,
        "award": ON_A_SERVICE,
        "issue_contract": OFFICERS,
        "fail": OFFICERS,
    },
    "commissioning.Bid": {"send": LEAD, "withdraw": LEAD, "miss_the_close": CLOCK},
    "delivery.Quarterly": {
        "draft": OFFICERS,
        "reopen": OFFICERS,
        "hold_meeting": OFFICERS,
        "approve": ["commissioner", "deputy"],
        "publish": OFFICERS,
        "send_to_panel": OFFICERS,
        "close": OFFICERS,
    },
    "delivery.MeasureReturn": {
        "hand_in": ["measure_owner", *OFFICERS],  # its owner, or the officer whom the owner rang
        "moderate": OFFICERS,
        "send_back": OFFICERS,
        "go_on_without": OFFICERS,
    },
    "grants.Round": {
        "ask_for_decision": OF_THE_FUND,
        "take_back": OF_THE_FUND,
        "schedule": ["decision to open"],
        "open": CLOCK,
        "extend": OF_THE_FUND,
        "make_good": CLOCK,
        "close": CLOCK,
        "decide": ["decision to award"],
        "complete": OF_THE_FUND,
        "cancel": ["commissioner"],
    },
    "grants.Application": {
        "submit": LEAD,
        "reopen": LEAD,
        "pass_check": OF_THE_FUND,
        "find_ineligible": ["second officer"],  # the first proposed it
        "restore": OF_THE_FUND,
        "withdraw": [*LEAD, *OF_THE_FUND],
        "miss_the_close": CLOCK,
        "award_grant": ["decision to award"],
        "hold_in_reserve": ["decision to award"],
        "decline": ["decision to award"],
        "look_again": [],  # only whoever answered its review so
    },
    "grants.Review": {
        "uphold": ["second officer"],  # the first had a part in the outcome
        "send_back": ["second officer"],
        "withdraw": LEAD,
    },
    "grants.Endorsement": {
        "support": ["endorser"],
        "turn_down": ["endorser"],
        "withdraw": [*LEAD, "member"],
    },
}
