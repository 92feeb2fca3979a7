"""Messages to services (enterprise WeChat, DingTalk, Feishu, any JSON receiver …) by Apprise."""

import logging
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from analytics.reminders.letter import Letter, NotSent

STATUS = re.compile(r"error=(\d{3})\b")
_ONE_AT_A_TIME = threading.Lock()  # Apprise sends from threads of its own: what is heard must be of one message


class _Ear(logging.Handler):
    """Hears what Apprise says while it sends, and keeps the HTTP status of it alone: the rest may hold a token."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.status = ""

    def emit(self, record: logging.LogRecord) -> None:
        if found := STATUS.search(record.getMessage()):
            self.status = found[1]


def send(letter: Letter, url: str) -> None:
    """Raises NotSent where the service did not take it, or the address is none that Apprise knows."""
    with _ONE_AT_A_TIME, _listening() as ear:
        if not _taken(letter, url):
            raise NotSent("remind_service_refused", code=ear.status or "—")


@contextmanager
def _listening() -> Iterator[_Ear]:
    """While it lasts nobody else hears Apprise: its warnings would reach the server's log, addresses included."""
    logger, ear = logging.getLogger("apprise"), _Ear()
    passed_on, logger.propagate = logger.propagate, False
    logger.addHandler(ear)
    try:
        yield ear
    finally:
        logger.removeHandler(ear)
        logger.propagate = passed_on


def _taken(letter: Letter, url: str) -> bool:
    from apprise import Apprise, AppriseAsset, NotifyFormat, NotifyType

    service = Apprise(asset=AppriseAsset(app_id="CampusGuard", async_mode=False))
    if not service.add(url):
        raise NotSent("remind_address_unknown")
    return bool(
        service.notify(body=letter.body, title=letter.title, notify_type=NotifyType.INFO, body_format=NotifyFormat.TEXT)
    )
