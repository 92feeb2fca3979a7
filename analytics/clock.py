"""The county's clock: every moment is kept to the second, in Asia/Shanghai, whatever the machine believes."""

from datetime import datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Shanghai")


def now() -> datetime:
    return local(datetime.now(ZONE))


def local(moment: datetime) -> datetime:
    """The moment in the county's zone, to the second; one without a zone is meant as the county's own."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=ZONE)
    return aware.astimezone(ZONE).replace(microsecond=0)
