"""The command that takes in a folder of files."""

import os

import pytest

from tests.given import csv_of, rows_of


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "inbox"
    folder.mkdir()

    def put(name, kind, table):
        path = folder / name
        path.write_bytes(csv_of(kind, rows_of(table)))
        os.utime(path, (1e9, 1e9))

    return folder, put


def test_the_command_tells_of_each_file_and_says_by_its_code_that_one_was_refused(run, folder):
    inbox, put = folder
    put("跃龙教办 学校名录 2021年4月.csv", "schools", "school_code\nS1")
    answer = run("inbox", inbox)
    assert answer.code == 0
    assert "收下　跃龙教办 学校名录 2021年4月.csv" in answer.out
    assert "共 1 个文件：收下 1 个，退回 0 个，留待 0 个。" in answer.out
    put("跃龙派出所 隐患台账 2021年5月.csv", "hazards", "hazard_id | grade\n1 | 很大")
    answer = run("inbox", inbox, "--json")
    assert answer.code == 1
    (told,) = answer.json["files"]
    assert (told["state"], told["unit"], answer.json["refused"]) == ("refused", "PCS01", 1)
    assert (inbox / told["workbook"]).exists()
    assert run("inbox", inbox).out.strip() == "没有待接收的文件。"


def test_a_folder_that_does_not_exist_is_wrong_usage(run, tmp_path):
    answer = run("inbox", tmp_path / "nowhere", "--lang", "en")
    assert (answer.code, answer.err.startswith("There is no such folder")) == (2, True)
