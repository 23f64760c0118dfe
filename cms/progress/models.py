"""The page of a published progress report."""

from cms.pages.records import RecordPage


class ProgressPage(RecordPage):
    """/progress/PR-AWD-23-005-FIN/"""

    template = "cms/progress/report.html"
