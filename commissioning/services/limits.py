"""Numbers of the office's contract rules, each a default that the law or the office may change.

Sources: modification limits of the Procurement Act 2023, section 74 and schedule 8; notice and exit: the office's
practice (domain 2.5, 3.6).
"""

WARN_AT = 10  # percent of the original value or term, all changes together
BLOCK_AT = 50
LEAST_NOTICE_DAYS = 90  # or the contract's own, whichever is longer
ALARM_MONTHS = 12  # before the end
ALARM_MONTHS_SMALL = 9
SMALL_PENCE = 100_000_00  # a year
REPORTS_FOR_SUCCESS = 4  # accepted, before a service may be called successful
REVIEW_AFTER_DAYS = (182, 365)  # the later review of an ending, from and until
PIPELINE_MONTHS = 18
MINOR_UP_TO = 5  # percent of the price, with the outcome untouched

GROUNDS = {
    "provided_for": "Provided for in the contract",
    "urgency": "Unforeseeable urgency, or to protect life",
    "unforeseen": "Unforeseeable circumstances",
    "materialised_risk": "A known risk has come about",
    "additional": "Additional goods or services that only this provider can supply",
    "transfer": "Transfer after a restructuring",
    "defence": "Defence authority contract",
    "not_substantial": "Not a substantial change",
    "below_threshold": "Below the threshold",
    "light_touch": "Light touch: recorded, no ground needed",
}

MOBILISATION = (
    "Staff in post", "Data-sharing agreement", "Data protection impact assessment", "Insurance",
    "Safeguarding policy", "Referral routes", "KPI return tested",
)  # fmt: skip

EXIT = (
    "Last referral date", "Caseload list and consented hand-over", "Users told in accessible formats",
    "Staff and TUPE information", "Records transfer and destruction certificate",
    "Data sharing ended and access removed", "Assets and equipment", "Premises", "Sub-contracts",
    "Final report and case closure", "Final invoice and money to come back", "Website and referral directories",
    "Line for the press", "Provider support offered",
)  # fmt: skip
DATA_CERTIFICATE = "Records transfer and destruction certificate"
