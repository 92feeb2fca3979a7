"""A year-end summary: a document that is kept as it is; only its kind and its date are read."""

import io
import re
import zipfile
from contextlib import suppress
from datetime import date, datetime
from zoneinfo import ZoneInfo

from analytics.intake.damage import DAMAGED
from analytics.intake.sheets import local, parsed

HERE = ZoneInfo("Asia/Shanghai")
PDF_DATE = re.compile(rb"/(?:ModDate|CreationDate)\s*\(D:(\d{8})(\d{6})?(?:([+-])(\d\d)'?(\d\d))?")
LARGEST_PROPERTIES = 1 << 20


def docx_date(content: bytes) -> date | None:
    """The day on which the document was last saved, in China's time, as its properties say."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if archive.getinfo("docProps/core.xml").file_size > LARGEST_PROPERTIES:
                return None
            found = {local(element.tag): element.text or "" for element in parsed(archive.read("docProps/core.xml"))}
        return _day(found.get("modified") or found["created"])
    except DAMAGED:
        return None


def pdf_date(content: bytes) -> date | None:
    """The latest date that the PDF gives of itself in the open, in China's time."""
    days = []
    for day, clock, sign, hours, minutes in PDF_DATE.findall(content):
        zone = sign + hours + b":" + minutes if sign else b""
        with suppress(ValueError, OverflowError):
            days.append(_day((day + b"T" + (clock or b"000000") + zone).decode()))
    return max(days, default=None)


def _day(text: str) -> date:
    """Raises ValueError for what is no ISO date, OverflowError at the ends of time."""
    moment = datetime.fromisoformat(text.strip())
    return moment.astimezone(HERE).date() if moment.tzinfo else moment.date()
