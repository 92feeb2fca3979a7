"""The invented county as files: the same every time, named like a clerk's, in the order in which they come in."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterable

import pytest

from analytics.demo import DemoFile
from analytics.errors import UsageError
from tests.demo.conftest import LISTS, TUNED, made

SMALL = {"schools": 30, "months": 3}


def fingerprint(files: Iterable[DemoFile]) -> str:
    whole = hashlib.sha256()
    for file in files:
        whole.update(f"{file.name} {file.kind} {file.unit} {file.month} {file.at} {file.withdrawn}".encode())
        whole.update(file.content)
    return whole.hexdigest()


def test_the_same_seed_gives_the_same_bytes():
    assert fingerprint(made(**SMALL, seed=7)) == fingerprint(made(**SMALL, seed=7))


def test_the_bytes_do_not_depend_on_the_order_in_which_python_keeps_sets():
    program = "from tests.demo.test_files import *; print(fingerprint(made(**SMALL, seed=7)))"
    told = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert told == {fingerprint(made(**SMALL, seed=7))}


def test_another_seed_gives_another_county():
    assert fingerprint(made(**SMALL, seed=7)) != fingerprint(made(**SMALL, seed=8))


def test_files_come_in_the_order_of_time(files: list[DemoFile]):
    assert [file.at for file in files] == sorted(file.at for file in files)


def test_the_registers_come_before_every_report_that_needs_them(files: list[DemoFile]):
    registers = [file.at for file in files if file.kind in ("schools", "patrol_zones") and file.month == "2021-04"]
    others = [file.at for file in files if file.kind not in ("schools", "patrol_zones")]
    assert max(registers) < min(others)


def test_five_to_eight_of_a_hundred_reports_are_late_and_three_to_four_never_come(files: list[DemoFile]):
    monthly = [file for file in files if file.kind not in ("schools", "patrol_zones", "summary")]
    came = {(file.unit, file.kind, file.month): file.at.date() for file in reversed(monthly)}
    late = sum(day > TUNED.due(month) for (_, _, month), day in came.items())
    police, education = 12, 26
    expected = 4 * (police + education) * 10
    assert 0.05 <= late / expected <= 0.08
    assert 0.03 <= 1 - len(came) / expected <= 0.04


def test_hazard_ledgers_are_among_the_missing_reports(files: list[DemoFile]):
    ledgers = {(file.unit, file.month) for file in files if file.kind == "hazards"}
    assert len(ledgers) < (12 + 26) * 10


def test_one_unit_is_late_in_most_months(files: list[DemoFile]):
    first = {f.month: f.at.date() for f in reversed(files) if f.unit == "PCS09" and f.kind == "work"}
    assert sum(day > TUNED.due(month) for month, day in first.items()) > len(first) / 2


def test_most_clerks_save_gb18030_some_utf8_and_some_workbooks(files: list[DemoFile]):
    tables = [file.content for file in files if file.kind != "summary"]
    workbooks = sum(content.startswith(b"PK") for content in tables)
    with_mark = sum(content.startswith(b"\xef\xbb\xbf") for content in tables)
    assert len(tables) / 2 < len(tables) - workbooks - with_mark
    assert min(workbooks, with_mark) > len(tables) * 0.05


def test_summaries_are_word_documents_and_pdf_filed_around_the_tenth_of_january(files: list[DemoFile]):
    summaries = [file for file in files if file.kind == "summary"]
    assert {file.content[:4] for file in summaries} == {b"PK\x03\x04", b"%PDF"}
    on_time = sum(file.at.date() <= TUNED.summary_due for file in summaries)
    assert len(LISTS.units) * 0.8 < on_time < len(summaries) <= len(LISTS.units)


def test_a_county_whose_time_ends_before_january_has_no_summaries():
    assert not [file for file in made(schools=26, months=9) if file.kind == "summary"]


def test_a_county_can_last_longer_than_the_campaign():
    assert max(file.month for file in made(schools=26, months=12)) == "2022-03"


def test_too_few_schools_for_the_units_are_refused():
    with pytest.raises(UsageError) as refused:
        made(schools=25)
    assert (refused.value.code, refused.value.facts) == ("demo_too_small", {"fewest": 26})
