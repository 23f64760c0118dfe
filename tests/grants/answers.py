"""A whole bid, as a small youth club would write it."""

from typing import Any

GOOD: dict[str, Any] = {
    "q01": "Friday Lights",
    "q02": "We will open the hall on Fridays. Young leaders run music and sport.",
    "q03": "Every Friday from 6.30 to 9.30 in the hall, with three workers and four volunteers.",
    "q04": {"districts": ["BRA"], "areas": "The streets by the beck"},
    "q05": {"number": 120, "text": "13 to 19 year olds from five streets."},
    "q06": {"outcome": "O1", "priorities": ["SV", "DRG"], "why": "Friday is when calls come in."},
    "q07": "The neighbourhood team's calls for the last year show Friday as the peak.",
    "q08": [
        {"change": "Fewer calls on Fridays", "how_known": "The team's monthly count"},
        {"change": "Young people know what to do if someone is hurt", "how_known": "A quiz at start and end"},
    ],
    "q09": "We reach them at 13, before carrying looks normal.",
    "q10": "The idea came out of a members' night.",
    "q11": {"text": "Our ward officer drops in once a month.", "policing_team_or_csp_told": True},
    "q12": {
        "policy_date": "2020-06-01",
        "lead_role": "Volunteer manager",
        "dbs": "Two checked adults on every session",
        "venue_and_online": "Two adults outdoors",
    },
    "q13": {"start": "2021-03-01", "end": "2021-12-17"},
    "q14": [
        {"item": "Youth workers", "working": "120 hours at £27.75", "cost": "3330", "ask": "3330"},
        {"item": "Hall", "working": "20 bookings at £40", "cost": "800", "ask": "800"},
    ],
    "q15": [],
    "q16": "Thirty sessions instead of forty.",
    "q17": "The school may pay for a worker.",
    "q18": "A ramp at the side door.",
    "q19": {"has_interest": False, "detail": ""},
    "q20": {"withhold": False, "why": ""},
    "q21": {
        "authority": True, "accuracy": True, "terms": True, "data_use": True, "agree_checks": True,
        "first_person_role": "Manager", "second_person_role": "Clerk",
    },
}  # fmt: skip
