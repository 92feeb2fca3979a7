import json
from dataclasses import dataclass

import pytest

from analytics.cli import main
from tests.given import csv_of, rows_of


@dataclass(frozen=True)
class Answer:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)


@pytest.fixture
def run(tmp_path, capfd, monkeypatch):
    """Runs a command on this test's data folder, in Chinese unless told otherwise."""
    monkeypatch.delenv("CAMPUS_LANG", raising=False)
    monkeypatch.delenv("CAMPUS_DEBUG", raising=False)
    monkeypatch.setenv("CAMPUS_DATA", str(tmp_path / "data"))

    def answered(*arguments):
        code = main([str(argument) for argument in arguments])
        printed = capfd.readouterr()
        return Answer(code, printed.out, printed.err)

    return answered


@pytest.fixture
def report(tmp_path):
    """Writes a report as a file; returns its path."""

    def written(table, kind="work", name="work.csv"):
        path = tmp_path / name
        path.write_bytes(csv_of(kind, rows_of(table)))
        return path

    return written
