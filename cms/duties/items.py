"""The items of the Elected Local Policing Bodies (Specified Information) Order 2011 (SI 2011/3050), as amended.

Paragraphs are those of its schedule. Where an item has no record of ours, editors keep a page of that name.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Item:
    """One thing to publish: `record`, a kind of publication that shows it, or `page`, the name of an editors' page."""

    paragraph: str
    what: str
    when: str
    record: str = ""
    page: str = ""


ITEMS = (
    Item("1", "Who the office-holder and the senior staff are, how to reach them, and what they are paid",
         "As soon as it changes", page="who-we-are"),
    Item("3(a) to (e)", "Budgets, the council tax precept, income, planned spending and the investment strategy",
         "Before each financial year", page="budgets"),
    Item("3(f)", "Every crime and disorder reduction grant: who got it, what for, on what conditions, and why",
         "Each month", record="award"),
    Item("3(g)", "Every item of spending over £500 that is not such a grant", "Each month", page="spending"),
    Item("4(b)", "A copy of each contract of more than £10,000", "As soon as it is made", page="contracts"),
    Item("4(c)", "A copy of each invitation to tender for a contract of more than £10,000", "As soon as it is sent out",
         page="tenders"),
    Item("4(d)", "A list of every contract of £10,000 or less", "As soon as it is made", page="small-contracts"),
    Item("5(a) to (c)", "Public meetings: when and where, agenda, papers and minutes", "For each meeting",
         page="meetings"),
    Item("5(d)", "A record of every decision of significant public interest", "Within 5 working days of the signature",
         record="decision"),
    Item("6", "Policies on conduct, records, decisions and whistle-blowing", "When one is made or changed",
         page="policies"),
    Item("7", "The annual report, the Police and Crime Plan and inspection reports, with our answers",
         "When one is made", page="reports-and-inspections"),
)  # fmt: skip
