"""What the Safer Communities Fund says of itself, in plain words (SCF guidance)."""

from grants.fund_types import EligibilityQuestion

WONT_FUND = (
    "general appeals for money",
    "work that lasts more than 12 months, or that has already started",
    "work outside West Yorkshire",
    "research for its own sake",
    "bursaries, or help for one person",
    "trips and travel, unless they are part of a wider project",
    "what the law already makes a council or another body do",
    "food for food banks, or refreshments",
    "money to replace public funding that has stopped",
    "party politics, or promoting a religion",
)

EXCLUSIONS = {
    "no_crime_link": "The project has no clear link with preventing crime, keeping people safe or helping victims.",
    "outside_area": "The project takes place outside West Yorkshire.",
    "over_12_months": "The project lasts more than 12 months.",
    "outside_dates": "The project falls outside the dates of this round.",
    "amount": "The sum asked for is outside what this round can give.",
    "already_started": "The project has already started.",
    "individual": "The grant would help one person.",
    "statutory": "The law already makes another body do this.",
    "refreshments": "The grant would mostly pay for food or refreshments.",
    "general_appeal": "This is a general appeal for money, not a project.",
    "political_or_religious": "The project promotes a party or a religion.",
    "not_a_group": "The fund can pay groups, charities and public bodies only.",
    "safeguarding": "The group has no policy to keep children and adults at risk safe.",
    "too_many_bids": "The group has another application for the same pot.",
}

CONDITIONS = (
    "Spend only as agreed; ask before changing the plan.",
    "Return anything not spent.",
    "Keep receipts for six years.",
    "Use the fund's name and logo in publicity.",
    "Tell us at once if somebody is harmed or at risk.",
)

_OTHER_FUNDS = "Your council's community team or your local voluntary action group may know a fund that fits."

# At most eight. Twelve months and the largest grant are asked once, by the form's own dates and budget.
ELIGIBILITY = (
    EligibilityQuestion(
        "E1",
        "Are you a community group, charity, community interest company, not-for-profit, council or public body?",
        "yes",
        f"This fund pays groups and public bodies only. {_OTHER_FUNDS}",
    ),
    EligibilityQuestion(
        "E2",
        "Where will your project happen?",
        "yes",
        "This fund pays for work in West Yorkshire only. Each police area has an office like ours: ask yours.",
        districts=True,
        rule="Your project happens in Bradford, Calderdale, Kirklees, Leeds or Wakefield",
    ),
    EligibilityQuestion(
        "E3",
        "Will it help prevent crime or anti-social behaviour, stop people offending again, keep people safe, "
        "or support victims?",
        "yes",
        f"This fund pays for work on crime and safety only. {_OTHER_FUNDS}",
    ),
    EligibilityQuestion(
        "S3",
        "Has it started already?",
        "no",
        "We can pay only for work that has not started, and that is done within 12 months.",
        hard=False,
    ),
    EligibilityQuestion(
        "S4",
        "Does the law already make somebody do this?",
        "no",
        "We cannot pay for what the law makes another body do. Tell us what you add to it.",
        hard=False,
    ),
    EligibilityQuestion(
        "S5",
        "Is it to help one person, or a general appeal for money?",
        "no",
        "We cannot pay for one person, or give to a general appeal. Tell us of one project with a start and an end.",
        hard=False,
    ),
    EligibilityQuestion(
        "S6", "Is it mainly for food or refreshments?", "no", "We cannot pay for food or refreshments.", hard=False
    ),
    EligibilityQuestion(
        "S8",
        "Does it promote a political party or a religion?",
        "no",
        "Faith groups can apply for work that is open to everyone.",
        hard=False,
    ),
)
