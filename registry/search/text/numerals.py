"""Numbers written in digits, the Vietnamese way, and in Roman letters."""

import re
from decimal import Decimal

_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_ENGLISH = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}(?:\.[0-9]+)?")
_DECIMAL = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_LONGEST = 24

ROMANS = {
    written: value
    for tens, ten in enumerate(("", "x", "xx", "xxx"))
    for ones, one in enumerate(("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"))
    for written, value in [(ten + one, 10 * tens + ones)]
    if value
}
"""Lower-case Roman numerals up to 39, as headings use: ``"iv"`` is 4."""


def numeral(token: str) -> Decimal | None:
    """The value of digits with a decimal comma and dots between thousands.

    A point that does not part thousands is read as decimal too.

    >>> numeral("10.000"), numeral("1,5"), numeral("0.725"), numeral("h01")
    (Decimal('10000'), Decimal('1.5'), Decimal('0.725'), None)
    """
    if len(token) > _LONGEST or not token[:1].isdigit():
        return None
    if token.isascii() and token.isdigit():
        return Decimal(token)
    if _THOUSANDS.fullmatch(token):
        return Decimal(token.replace(".", "").replace(",", "."))
    if _ENGLISH.fullmatch(token):
        return Decimal(token.replace(",", ""))
    return Decimal(token.replace(",", ".")) if _DECIMAL.fullmatch(token) else None


def written(value: Decimal) -> str:
    """The one form of a number: no zeros to spare, a decimal point: ``"10000"``, ``"1.5"``."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
