"""A folder of files is taken in: what is right is filed, the rest is set aside with its error workbook."""

import os
import shutil
import threading
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from analytics import inbox, register
from analytics.clock import ZONE
from analytics.errors import CampusError, UsageError
from analytics.inbox import desk, folder
from analytics.workspace import Workspace
from tests.given import csv_of, rows_of

IN_JUNE = datetime(2021, 6, 1, 9, 30, tzinfo=ZONE)
SCHOOLS = csv_of("schools", rows_of("school_code | pupils\nS1 | 100"))
HAZARDS = csv_of("hazards", rows_of("hazard_id\n007"))
WRONG = csv_of("hazards", rows_of("hazard_id | grade\n007 | 很大"))


class Box:
    """An inbox, the data folder it goes to, and what waits in it."""

    def __init__(self, folder):
        self.folder, self.workspace = folder / "收件箱", Workspace.at(folder / "data")
        self.folder.mkdir()
        self.put("跃龙教办 学校名录 2021年4月.csv", SCHOOLS)

    def put(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    def runs(self, **options):
        given = {"actor": "李", "at": IN_JUNE, "settled": 0} | options
        return {each.file: each for each in inbox.run(self.workspace, self.folder, **given)}

    def files(self):
        found = (path for path in self.folder.rglob("*") if path.is_file() and path.name != inbox.LOCK)
        return sorted(path.relative_to(self.folder).as_posix() for path in found)

    def filed(self):
        books = register.peek(self.workspace)
        return [(s.kind, s.unit, s.month) for s in reversed(books.history())] if books else []


@pytest.fixture
def box(tmp_path):
    return Box(tmp_path)


def test_what_is_right_is_filed_and_moved_and_the_rest_set_aside_with_what_is_wrong(box):
    box.put("跃龙派出所 隐患台账 2021年5月.csv", HAZARDS)
    box.put("桃源派出所 隐患台账 2021年5月.csv", WRONG)
    box.put("照片.csv", b"\x89PNG\r\n\x1a\n" + bytes(300))
    told = box.runs()
    # The register goes first, whatever the names: the ledger names its school.
    assert box.filed() == [("schools", "JB01", "2021-04"), ("hazards", "PCS01", "2021-05")]
    assert box.files() == [
        "已收下/跃龙教办 学校名录 2021年4月.csv",
        "已收下/跃龙派出所 隐患台账 2021年5月.csv",
        "退回/桃源派出所 隐患台账 2021年5月.csv",
        "退回/桃源派出所 隐患台账 2021年5月（核对结果）.xlsx",
        "退回/照片.csv",
        "退回/照片（核对结果）.xlsx",
    ]
    refused = told["桃源派出所 隐患台账 2021年5月.csv"]
    assert (refused.state, refused.kind, refused.unit, refused.month) == ("refused", "hazards", "PCS02", "2021-05")
    book = openpyxl.load_workbook(box.folder / refused.workbook)
    assert "很大" in [cell.value for row in book["问题清单"] for cell in row]


def test_a_mended_workbook_laid_back_into_the_inbox_is_filed(box):
    box.put("跃龙派出所 隐患台账 2021年5月.csv", WRONG)
    refused = box.runs()["跃龙派出所 隐患台账 2021年5月.csv"]
    book = openpyxl.load_workbook(box.folder / refused.workbook)
    sheet = book["原文件（在此修改）"]
    (bad,) = (cell for row in sheet for cell in row if cell.value == "很大")
    bad.value = "重大"
    book.save(box.folder / Path(refused.workbook).name)
    told = box.runs()["跃龙派出所 隐患台账 2021年5月（核对结果）.xlsx"]
    assert (told.state, told.kind, told.unit, told.month, told.rows) == ("accepted", "hazards", "PCS01", "2021-05", 1)


def test_a_second_run_finds_nothing_left_to_do(box):
    box.put("跃龙派出所 隐患台账 2021年5月.csv", WRONG)
    box.runs()
    before = box.files()
    assert box.runs() == {}
    assert box.runs(language="en") == {}, "the folders of the other language hold what was handled, too"
    assert box.files() == before


def test_a_file_that_was_filed_before_the_run_was_killed_is_only_moved(box, monkeypatch):
    def killed(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(folder, "move", killed)
    with pytest.raises(KeyboardInterrupt):
        box.runs()
    monkeypatch.undo()
    assert box.files() == ["跃龙教办 学校名录 2021年4月.csv"]
    (told,) = box.runs().values()
    assert (told.state, told.repeated, told.submission) == ("accepted", True, 1)
    assert len(box.filed()) == 1


def test_an_old_file_that_comes_again_does_not_take_the_place_of_its_correction(box):
    box.put("跃龙派出所 隐患台账 2021年5月.csv", HAZARDS)
    box.runs()
    correction = csv_of("hazards", rows_of("hazard_id\n007\n008"))
    box.put("跃龙派出所 隐患台账 2021年5月.csv", correction)
    box.runs()
    box.put("转发/跃龙派出所 隐患台账 2021年5月.csv", HAZARDS)
    (told,) = box.runs().values()
    assert (told.repeated, told.submission) == (True, 2)
    assert register.open(box.workspace).speaking("hazards", "PCS01", "2021-05").rows == 2
    assert "已收下/跃龙派出所 隐患台账 2021年5月 (2).csv" in box.files()


def test_a_run_killed_between_the_words_and_the_move_leaves_one_pair(box, monkeypatch):
    box.put("跃龙派出所 隐患台账 2021年5月.csv", WRONG)
    box.runs(at=IN_JUNE)
    box.put("跃龙派出所 隐患台账 2021年5月.csv", WRONG)
    moves = []
    monkeypatch.setattr(desk.folder, "move", lambda *_: moves.append(1))
    box.runs()
    monkeypatch.undo()
    box.runs()
    assert [name for name in box.files() if name.startswith("退回/")] == [
        "退回/跃龙派出所 隐患台账 2021年5月 (2).csv",
        "退回/跃龙派出所 隐患台账 2021年5月 (2)（核对结果）.xlsx",
        "退回/跃龙派出所 隐患台账 2021年5月.csv",
        "退回/跃龙派出所 隐患台账 2021年5月（核对结果）.xlsx",
    ]


def test_two_runs_at_once_file_each_report_once(box):
    for number in range(1, 5):
        for month in (5, 6):
            content = f"法治安全宣讲场次,受教育人数\n{number},{month}\n".encode()
            box.put(f"PCS{number:02d} 月度工作数据 2021-{month:02d}.csv", content)
    told = []
    runs = [threading.Thread(target=lambda: told.append(box.runs(at=datetime(2021, 7, 1)))) for _ in range(3)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert sum(len(each) for each in told) == 9
    assert len(set(box.filed())) == len(box.filed()) == 9


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("隐患台账 2021年5月.csv", "unit_not_recognised"),
        ("桃源派出所 隐患台账 2021年5月.csv", "unit_in_doubt"),
        ("跃龙派出所 隐患台账 2021年4月.csv", "month_in_doubt"),
    ],
)
def test_whose_report_of_which_month_must_be_plain_because_nobody_confirms_it(box, name, code):
    box.runs()
    box.put(name, HAZARDS)
    (told,) = box.runs().values()
    assert told.state == "refused"
    codes = openpyxl.load_workbook(box.folder / told.workbook)["核对结果"]
    texts = [str(cell.value) for row in codes for cell in row]
    wanted = {"unit_not_recognised": "无法确定这份报表由哪个单位报送", "unit_in_doubt": "报送单位前后不一"}
    assert any(wanted.get(code, "报表月份前后不一") in text for text in texts)


def test_a_folder_may_say_whose_report_it_is(box):
    box.put("跃龙派出所/2021年5月/隐患台账.csv", HAZARDS)
    told = box.runs()["跃龙派出所/2021年5月/隐患台账.csv"]
    assert (told.state, told.unit, told.month) == ("accepted", "PCS01", "2021-05")
    assert told.moved_to == "已收下/跃龙派出所/2021年5月/隐患台账.csv"


def test_links_drafts_and_hidden_files_are_left_alone(box, tmp_path):
    outside = tmp_path / "别处.csv"
    outside.write_bytes(HAZARDS)
    (box.folder / "跃龙派出所 隐患台账 2021年5月.csv").symlink_to(outside)
    for name in ("~$台账.xlsx", ".台账.csv", "台账.csv.part", "Thumbs.db"):
        box.put(name, HAZARDS)
    assert list(box.runs()) == ["跃龙教办 学校名录 2021年4月.csv"]
    assert outside.exists()


def test_a_file_that_is_still_being_written_waits_for_the_next_run(box):
    path = box.put("跃龙派出所 隐患台账 2021年5月.csv", HAZARDS)
    os.utime(path, (2e9, 2e9))  # its last change lies ahead of any clock
    told = box.runs(settled=0.01)
    assert (told[path.name].state, told[path.name].why) == ("left", "still_written")
    assert path.exists()


def test_a_folder_that_is_none_and_one_that_holds_the_data_are_refused(box):
    with pytest.raises(UsageError, match="no such folder"):
        list(inbox.run(box.workspace, box.folder / "nowhere", actor="李"))
    with pytest.raises(UsageError, match="overlaps"):
        list(inbox.run(Workspace.at(box.folder / "data"), box.folder, actor="李"))


def test_a_run_does_not_wait_for_another_without_end(box):
    first = inbox.run(box.workspace, box.folder, actor="李", settled=0)
    next(first)
    with pytest.raises(CampusError, match="still at work"):
        box.runs(patience=0.01)
    first.close()


def test_a_disk_that_takes_no_more_leaves_the_file_in_the_inbox(box, monkeypatch):
    path = box.put("跃龙派出所 隐患台账 2021年5月.csv", WRONG)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(folder.os, "fsync", full)
    with pytest.raises((CampusError, OSError), match="No space left"):
        box.runs()
    monkeypatch.undo()
    assert path.exists()
    assert not any(name.endswith((".tmp", ".xlsx")) for name in box.files())
    assert box.runs()[path.name].state == "refused"


def test_the_folders_may_be_cleared_away_at_any_time(box):
    box.runs()
    shutil.rmtree(box.folder / "已收下")
    assert box.runs() == {}
