"""What a warehouse is made of, besides the county's lists, the settings and the SQL."""

from dataclasses import dataclass

from analytics.pairs import TOPIC
from analytics.register import Decision, Register, Submission


@dataclass(frozen=True)
class Truth:
    """``duplicates``: the decisions in force about pairs of records that may tell of the same thing."""

    submissions: list[Submission]
    duplicates: list[Decision]

    @classmethod
    def of(cls, books: Register) -> "Truth":
        """As the register has it now."""
        return cls(books.history(), list(books.decisions(TOPIC).values()))

    @property
    def lines(self) -> list[str]:
        """All of it that a build depends on, for its fingerprint."""
        filed = [f"{each.id} {each.state} {each.rows_file}\n" for each in self.submissions]
        return filed + [f"{each!r}\n" for each in self.duplicates]
