"""The page of an award."""

from cms.pages.records import RecordPage


class AwardPage(RecordPage):
    """/awards/AWD-23-005/"""

    template = "cms/awards/award.html"
