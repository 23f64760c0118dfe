"""Money: whole pence inside, pounds at the edges, exact at both."""

import json
from decimal import Decimal
from typing import Any


def pounds(pence: int) -> str:
    """£6,000 or £1,234.56: pence are shown only when there are any."""
    sign, pence = ("-", -pence) if pence < 0 else ("", pence)
    whole, rest = divmod(pence, 100)
    return f"{sign}£{whole:,}.{rest:02d}" if rest else f"{sign}£{whole:,}"


def in_pounds(pence: int) -> Decimal:
    """Whole pence as pounds."""
    return Decimal(pence) / 100


def pounds_number(pence: int) -> Any:
    """Pence as a JSON number of pounds, read from exact text: 5980 or 1234.5."""
    return json.loads(f"{pence // 100}.{pence % 100:02d}" if pence % 100 else str(pence // 100))


def in_pence(amount: Decimal | int | str) -> int:
    """Pounds as whole pence. Raises ValueError for a part of a penny."""
    pence = Decimal(amount) * 100
    if pence != pence.to_integral_value():
        raise ValueError("An amount of money has no parts of a penny.")
    return int(pence)
