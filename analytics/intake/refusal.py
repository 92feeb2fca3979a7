"""How the steps of reading say that a whole file cannot be read."""

from analytics.problems import Problem


class Refused(Exception):
    """The file as a whole cannot be read; ``problem`` says why. Never leaves the package."""

    def __init__(self, code: str, row: int | None = None, value: str | None = None) -> None:
        super().__init__(code)
        self.problem = Problem(code, row=row, value=value)
