"""What the gallery shows: made-up groups, sums and dates, in the shapes that components take."""

from decimal import Decimal
from typing import Any

NUMERIC = {"format": "numeric"}
STATUS_WORDS = [
    "Draft", "Submitted", "Being judged", "Query open", "Awarded", "Not funded", "Withdrawn", "Published",
    "Published in part", "Replaced", "Overdue", "Waived",
]  # fmt: skip

FLOW = {
    "title": "Where the money came from and what it did",
    "rule": "Each pound is counted once, by the decision that used it.",
    "columns": [
        [{"code": "poca", "name": "Money recovered from crime", "pence": 18_000_000},
         {"code": "moj", "name": "Victims' services grant", "pence": 32_400_000}],
        [{"code": "scf", "name": "Safer Communities Fund", "pence": 18_000_000},
         {"code": "svc", "name": "Services", "pence": 32_400_000}],
        [{"code": "young", "name": "Young people", "pence": 7_896_000},
         {"code": "later", "name": "Not yet awarded", "pence": 10_104_000, "waiting": True},
         {"code": "victims", "name": "Help for victims", "pence": 32_400_000}],
    ],
    "flows": [
        {"source": "poca", "target": "scf", "pence": 18_000_000},
        {"source": "moj", "target": "svc", "pence": 32_400_000},
        {"source": "scf", "target": "young", "pence": 7_896_000},
        {"source": "scf", "target": "later", "pence": 10_104_000},
        {"source": "svc", "target": "victims", "pence": 32_400_000},
    ],
}  # fmt: skip

EXAMPLES: dict[str, Any] = {
    "figures": [
        {"figure": "£100,000", "text": "in the pot"},
        {"figure": "£6,000", "text": "the most you can ask for"},
        {"figure": "17 in 28", "text": "bids funded last time (61%)"},
        {"figure": "2 h 35 min", "text": "half of groups took less than this"},
    ],
    "chain": [
        {"title": "Money in", "text": "Proceeds of Crime receipts", "href": "#"},
        {"title": "Round opened", "text": "PCC-2020-022", "href": "#"},
        {"title": "This decision", "text": "£78,960, 12 August 2020", "current": True},
        {"title": "17 agreements", "text": "all signed by 14 September"},
        {"title": "Paid so far", "text": "£69,616"},
    ],
    "timeline": [
        {"title": "Reply to query due", "by": "from the group", "date": "Wednesday 25 November 2020, 5pm",
         "text": "If nothing comes, you decide: chase or rule ineligible.", "expected": True},
        {"title": "Query sent", "by": "by Grants officer (demo)", "date": "Wednesday 28 October 2020, 3:20pm",
         "text": "Send us the youth justice service’s written support."},
    ],
    "stages": [
        {"title": "Need", "text": "agreed 3 June", "when": "done"},
        {"title": "Options", "text": "4 weighed", "when": "now"},
        {"title": "Tender", "text": "from January", "when": "later"},
    ],
    "gates": [
        {"number": 1, "title": "Victims come first", "state": "met", "text": "Needs assessment", "href": "#",
         "date": "3 June 2020"},
        {"number": 2, "title": "Value for money", "state": "open", "text": "Still needed: a cost per person helped."},
        {"number": 3, "title": "Open to all", "state": "waived", "text": "Single provider, decision PCC-2020-033."},
    ],
    "tasks": [
        {"title": "Group details", "hint": "Kept from your last application", "href": "#", "status": "Completed"},
        {"title": "Your project", "href": "#", "status": {"tag": {"text": "In progress", "classes": ""}}},
        {"title": "Bank details", "hint": "Not needed until you are awarded a grant",
         "status": {"text": "Cannot start yet", "classes": "govuk-task-list__status--cannot-start-yet"}},
    ],
    "summary": [
        {"key": "Priority", "value": "Drug and alcohol misuse",
         "actions": [{"href": "#", "text": "Change", "visually_hidden_text": "priority"}]},
        {"key": "People expected", "value": "16"},
    ],
    "districts": [
        {"name": "Bradford", "words": "£26,080", "shade": 5}, {"name": "Leeds", "words": "£22,990", "shade": 4},
        {"name": "Kirklees", "words": "£14,300", "shade": 3}, {"name": "Calderdale", "words": "£9,600", "shade": 2},
        {"name": "Wakefield", "words": "£5,990", "shade": 1},
    ],
    "flow": FLOW,
    "measure": [Decimal("80.0"), Decimal("76.4"), Decimal("78.1"), Decimal("79.4"), Decimal("78.9"), Decimal("80.2")],
    "mine": {"title": "Yours", "meta": "14:03, 28 words",
             "text": "Thirty young people aged 12 to 17 will each have a mentor."},
    "theirs": {"title": "Your colleague’s", "meta": "14:05, 29 words",
               "text": "Thirty-two young people aged 12 to 17 will each have a trained mentor."},
    "crumbs": [{"text": "Home", "href": "/"}, {"text": "Decisions", "href": "#"}],
    "failures": [{"text": "1 address failed.", "href": "#"}],
    "removals": [{"text": "District: Leeds", "href": "?"}, {"text": "Overdue", "href": "?"}],
    "table_head": [{"text": "Pot"}, {"text": "Set aside", **NUMERIC}, {"text": "Awarded", **NUMERIC}],
    "table_rows": [
        [{"text": "Young people, drugs and alcohol"}, {"text": "£45,000", **NUMERIC}, {"text": "£43,970", **NUMERIC}],
        [{"text": "All priorities"}, {"text": "£35,000", **NUMERIC}, {"text": "£34,990", **NUMERIC}],
    ],
    "versions_page": {"newer": "?before=x", "older": "?after=x"},
}  # fmt: skip
