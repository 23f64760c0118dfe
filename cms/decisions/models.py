"""The page of a decision."""

from cms.pages.records import RecordPage


class DecisionPage(RecordPage):
    """/decisions/PCC-2020-034/"""

    template = "cms/decisions/decision.html"
