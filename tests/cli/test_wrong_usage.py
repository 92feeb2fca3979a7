"""Whatever goes wrong, a person gets one line in their language, and a scheduler an exit code."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from analytics import submissions
from analytics.cli.main import NAMED, one_line
from analytics.wording import texts

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "arguments",
    [
        ("chek",),
        ("check",),
        ("check", "no-such-file.csv", "--kind", "work"),
        ("check", ".", "--kind", "work"),
        ("check", "--colour"),
        ("submit", "x.csv", "--kind", "work"),
        ("withdraw", "seven", "--why", "x"),
        ("withdraw", 7, "--why", "x"),
        ("history", "--state", "lost"),
        ("demo", "--schools", "many"),
        ("demo", "--schools", "0"),
        ("template", "summary"),
        ("template", "nothing"),
        ("--colour",),
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_wrong_usage_is_one_line_and_exit_code_2(run, arguments, language):
    answer = run(*arguments, "--lang", language)
    assert (answer.code, answer.out) == (2, "")
    assert len(answer.err.splitlines()) == 1
    assert "Traceback" not in answer.err


def test_an_unexpected_failure_is_one_line_that_names_the_error_and_exit_code_1(run, report, monkeypatch):
    def broken(*_arguments, **_options):
        raise ZeroDivisionError("something internal")

    monkeypatch.setattr(submissions, "check", broken)
    answer = run("check", report("talks\n1"), "--kind", "work")
    assert (answer.code, answer.out) == (1, "")
    assert len(answer.err.splitlines()) == 1
    assert "ZeroDivisionError" in answer.err


def test_the_traceback_of_a_failure_is_shown_on_request(run, report, monkeypatch):
    monkeypatch.setattr(submissions, "check", lambda *_arguments, **_options: 1 / 0)
    monkeypatch.setenv("CAMPUS_DEBUG", "1")
    assert "Traceback" in run("check", report("talks\n1"), "--kind", "work").err


@pytest.mark.parametrize("settings", ["[deadline]\ndue_day = 'first'\nsurprise = 1\n", "due_day = = 3", "\udcff"])
def test_a_settings_file_that_cannot_be_used_is_one_line(run, report, tmp_path, settings):
    data = tmp_path / "data"
    data.mkdir()
    (data / "settings.toml").write_bytes(settings.encode("utf-8", "surrogateescape"))
    answer = run("check", report("talks\n1"), "--kind", "work", "--unit", "PCS01", "--month", "2021-05")
    assert answer.code == 1
    assert len(answer.err.splitlines()) == 1


def test_a_register_that_is_no_database_is_one_line(run, tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "register.sqlite").write_text("nonsense " * 1000)
    answer = run("history")
    assert answer.code == 1
    assert len(answer.err.splitlines()) == 1


def test_errors_known_by_name_exist_under_that_name():
    import importlib

    for name in NAMED:
        module, _, error = name.rpartition(".")
        assert issubclass(getattr(importlib.import_module(module), error), Exception)


def test_a_broken_promise_of_the_warehouse_is_told_with_its_check():
    from analytics.warehouse import BrokenPromise

    assert "rates_within" in one_line(BrokenPromise("rates_within", "No rate is negative.", [(1,)]), "zh")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_help_is_in_the_readers_language_and_leaves_no_key_without_words(run, language):
    commands = [(), *((name.split(".")[-1],) for name in texts("en") if name.startswith("cli.help."))]
    for command in commands:
        if command == ("analytics",):
            continue
        page = run(*command, "--help", "--lang", language)
        assert page.code == 0
        assert "option." not in page.out
        assert ("用法：" in page.out) == (language == "zh")


def test_help_is_shown_when_nothing_is_asked(run):
    assert "submit" in run().out


@pytest.mark.parametrize(
    ("arguments", "code"), [(["--help"], 0), (["history", "--json"], 0), (["history", "--kind", "x"], 2)]
)
def test_the_module_ends_with_the_exit_code_that_it_returns(tmp_path, arguments, code):
    environment = os.environ | {"CAMPUS_DATA": str(tmp_path), "PYTHONWARNINGS": "error"}
    command = [sys.executable, "-m", "analytics", *arguments]
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    assert ended.returncode == code, ended.stderr


def test_help_loads_none_of_the_heavy_libraries(tmp_path):
    code = (
        "import sys; from analytics.cli import main; main(['--help']); "
        "heavy = {'pandas', 'duckdb', 'pyarrow', 'sqlalchemy', 'alembic', 'rich'} & set(sys.modules); "
        "sys.exit(len(heavy))"
    )
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert ended.returncode == 0, ended.stderr


@pytest.mark.parametrize("command", ["history", "build", "verify", "submit"])
def test_a_file_in_place_of_the_data_folder_is_wrong_usage(run, report, tmp_path, command):
    (tmp_path / "data").write_text("not a folder")
    filed = [report("talks\n1"), "--kind", "work", "--unit", "PCS01", "--month", "2021-05"]
    answer = run(command, *(filed if command == "submit" else []))
    assert answer.code == 2
    assert len(answer.err.splitlines()) == 1
    assert "不是文件夹" in answer.err
