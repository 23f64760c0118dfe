"""How far readers agree, and what their scores can bear: pure sums over a table of bids and readers."""

from .report import Report, report_on
from .table import Table, table_of

__all__ = ["Report", "Table", "report_on", "table_of"]
