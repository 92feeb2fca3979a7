"""A message and how one is told that it did not get through."""

import hashlib
from dataclasses import dataclass

from analytics.errors import CampusError


@dataclass(frozen=True)
class Letter:
    """What a unit is told: ``subject`` names the thing in the register, the same for every address."""

    subject: str
    unit: str
    month: str
    occasion: str
    title: str
    body: str

    @property
    def message_id(self) -> str:
        """The same for every attempt, so that a mail program shows a repeated message once."""
        return f"<{hashlib.sha256(self.subject.encode()).hexdigest()[:32]}@campus-guard>"


class NotSent(CampusError):
    """The message did not get through: trying again repeats nothing."""


class Unsure(NotSent):
    """The connection broke after the message was handed over: it may have arrived."""
