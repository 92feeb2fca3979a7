"""报送情况, of the small county: each of its reports came late, in March 2022; most units have reported nothing."""

import io
import json
import re
import zipfile
from datetime import date, datetime
from shutil import copytree

import pytest

from analytics import clock, register, submissions, warehouse
from analytics.clock import ZONE
from analytics.demo import documents
from analytics.wording import say
from analytics.workspace import Workspace
from tests.pages.conftest import CHANGJIE, html, reads, said
from ui import downloads
from ui.reporting import headline, summaries
from ui.reporting.grid import Cell, Slot

EXPECTED = (12 + 26) * 4  # twelve police stations and 26 units of education, four monthly reports each
LANGUAGES = ("zh", "en")


def plain(app) -> str:
    return re.sub(r"<[^>]*>", " ", html(app))


def matrices(app) -> list[dict]:
    """The trace of each matrix on the page."""
    return [json.loads(chart.proto.spec)["data"][0] for chart in app.get("plotly_chart")]


def cell(app, unit: str, month: str) -> tuple[str, str]:
    """What is written in a cell of the matrix, and what hovering over it says."""
    for trace in matrices(app):
        codes = [tuple(code) for code in trace["customdata"]]
        if (unit, month) in codes:
            at = codes.index((unit, month))
            return trace["text"][at], trace["hovertext"][at]
    raise AssertionError(f"no cell of {unit} in {month}")


def listed(app) -> list[tuple[str, str]]:
    """(report, state) of the reports on the list."""
    return list(app.dataframe[0].value[["kind", "state"]].itertuples(index=False, name=None))


@pytest.fixture
def today(monkeypatch):
    """Lets the county's clock stand at a day: ``today(2021, 5, 30)``."""

    def stand(*day: int) -> None:
        monkeypatch.setattr(clock, "now", lambda: datetime(*day, 9, 0, tzinfo=ZONE))

    return stand


def test_the_month_is_told_in_a_sentence_that_adds_up(looks):
    words = plain(looks("reporting"))
    # May: the ledgers and the protection reports of JB01 and JB05, all of them late.
    assert f"应报 {EXPECTED} 份，已报 4 份，其中按时 0 份、迟报 4 份" in words
    assert f"未报 {EXPECTED - 4} 份" in words


def test_the_cards_tell_of_the_channel_and_the_report_chosen(looks):
    words = plain(looks("reporting", channel="education", kind="hazards"))
    assert "2 / 26" in words
    assert f"/ {EXPECTED}" not in words


def test_a_card_leads_to_the_reports_of_the_month_that_it_tells_of(looks):
    links = dict(re.findall(r'cg-card-value"><a href="reporting\?([^"#]*)#reports">([^<]*)<', html(looks("reporting"))))
    late = next(address for address in links if "state=late" in address)
    assert "month=2021-05" in late
    assert len(listed(looks("reporting", state="late", month="2021-05"))) == 4


def test_a_cell_says_in_a_sign_what_became_of_the_months_reports_and_hovering_which(looks):
    app = looks("reporting")
    assert cell(app, "JB01", "2021-04")[0] == "缺3"
    sign, hover = cell(app, "JB01", "2021-05")
    assert sign == "缺2"
    assert "隐患台账：迟报，2022-03-01 报送" in hover
    assert "案事件：未报" in hover
    assert cell(app, "PCS01", "2021-05")[0] == "未"


def test_the_channels_stand_in_matrices_of_their_own(looks):
    both = matrices(looks("reporting"))
    assert [len(trace["text"]) for trace in both] == [12 * 2, 26 * 2]
    (police,) = matrices(looks("reporting", channel="police"))
    assert {code[0][:3] for code in police["customdata"]} == {"PCS"}


def test_a_cell_leads_to_its_reports_and_to_every_version_of_them(looks):
    app = looks("reporting", unit="JB01", month="2021-05")
    assert listed(app) == [("隐患台账", "迟报"), ("案事件", "未报"), ("安防达标", "迟报"), ("月度工作数据", "未报")]
    versions = html(app).split("历次报送")[1]
    assert re.findall(r'href="source\?[^"]*">([^<]+)<', versions) == ["hazards.csv", "protection.csv"]
    assert said(app) == {"lang": "zh", "unit": "JB01", "month": "2021-05"}


def test_the_file_of_the_reports_has_days_as_days_and_moments_as_moments(looks, monkeypatch):
    made = {}
    monkeypatch.setattr(downloads, "buttons", lambda make, **named: made.update({named["key"]: make}))
    looks("reporting", unit="JB01", month="2021-05")
    first = downloads.written("csv", made["reports"], "x").decode("utf-8-sig").splitlines()[1]
    assert ",2021-06-01,2022-03-01 09:00:00," in first


def test_letting_go_of_the_month_lists_all_of_the_units_reports(looks):
    app = looks("reporting", unit="JB01", month="2021-05")
    app.button("clear_month").click()
    app = reads(app)
    assert len(listed(app)) == 4 * 2
    assert said(app) == {"lang": "zh", "unit": "JB01"}


@pytest.mark.parametrize(
    ("state", "number"), [("late", 6), ("missing", EXPECTED * 2 - 6), ("on_time", 0), ("waiting", 0)]
)
def test_a_count_leads_to_the_reports_that_it_counts(looks, state, number):
    app = looks("reporting", state=state)
    shown = app.dataframe[0].value["state"].tolist() if app.dataframe else []
    assert len(shown) == min(number, 200)
    assert f"{number:,} 份" in plain(app) or not number


def test_every_count_of_the_table_is_a_link_to_its_reports(looks):
    links = re.findall(r'href="(reporting\?[^"]*state=late[^"]*)"', html(looks("reporting")).replace("&amp;", "&"))
    assert any("unit=JB01" in link for link in links)


def test_by_report_the_registers_stand_beside_the_monthly_ones_without_a_deadline(looks):
    words = html(looks("reporting", by="kind"))
    register = re.search(r">学校名录（随变更报送）</th>(.*?)</tr>", words)[1]
    cells = [re.sub("<[^>]*>", "", found) for found in re.findall("<td.*?</td>", register)]
    assert (cells[:2], cells[-1]) == (["26", "2"], "—")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_single_month_has_no_line_and_nothing_to_compare_with(looks, language):
    app = looks("reporting", **{"from": "2021-04", "to": "2021-04", "lang": language})
    assert say("reporting.tendency_unknown", language) in plain(app)
    assert [len(trace["text"]) for trace in matrices(app)] == [12, 26]


def test_of_a_township_only_the_units_that_have_their_seat_there_are_asked(looks):
    # 长街: one police station and one education office.
    assert "应报 8 份，已报 2 份" in plain(looks("reporting", town=CHANGJIE))


def test_before_the_deadline_nobody_is_missing_and_the_days_are_counted(looks, today):
    today(2021, 5, 30)
    app = looks("reporting")
    assert "下一次截止：2021年5月月报，2021-06-01，还有 2 天。" in plain(app)
    assert f"尚未报送的 {EXPECTED - 4} 份还没有到截止日期" in plain(app)
    assert cell(app, "PCS01", "2021-05")[0] == "…"
    assert cell(app, "PCS01", "2021-04")[0] == "未"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ((2021, 6, 1), "2021年5月月报今天（2021-06-01）截止"),
        ((2022, 1, 5), "下一次截止：年度总结，2022-01-10，还有 5 天"),
        ((2022, 2, 2), "报送期已于 2022-02-01 全部结束"),
    ],
)
def test_what_is_due_next_is_told_up_to_the_campaigns_end(looks, today, day, words):
    today(*day)
    assert words in plain(looks("reporting"))


@pytest.fixture(scope="module")
def with_summaries(small_county, tmp_path_factory):
    """JB01 has filed its summary in time, PCS01 late."""
    workspace = Workspace.at(copytree(small_county.workspace.data, tmp_path_factory.mktemp("summaries") / "data"))
    for unit, day in (("JB01", 9), ("PCS01", 12)):
        content = documents.docx(unit, ["示例"], date(2022, 1, day))
        at = datetime(2022, 1, day, 9, 0, tzinfo=ZONE)
        outcome = submissions.submit(workspace, content, f"{unit}.docx", "summary", unit, None, actor=unit, at=at)
        assert outcome.accepted, outcome.as_dict()
    warehouse.build(workspace, actor="test")
    return workspace


@pytest.mark.parametrize(
    ("language", "words"),
    [("zh", "应报 56 份，已报 2 份，其中迟报 1 份。"), ("en", "2 of 56 received, 1 of them late.")],
)
def test_the_year_end_summaries_say_who_has_filed(opens, with_summaries, language, words):
    app = opens(with_summaries.data, "reporting", part="summaries", lang=language)
    assert words in plain(app)
    assert re.findall(r'href="source\?[^"]*">([^<]+)<', html(app)) == ["PCS01.docx", "JB01.docx"]


def test_a_summary_is_handed_out_as_the_bytes_that_were_filed(opens, with_summaries):
    app = opens(with_summaries.data, "reporting", part="summaries", unit="JB01")
    buttons = {button.proto.label: button.proto.disabled for button in app.get("download_button")}
    assert buttons["下载原件"] is False
    assert buttons["打包下载全部（2 份）"] is False
    filed = {f"{s.unit}_{s.file_name}": s.sha256 for s in register.open(with_summaries).current("summary")}
    with zipfile.ZipFile(io.BytesIO(summaries.archive(tuple(filed.items())))) as packed:
        assert sorted(packed.namelist()) == ["JB01_JB01.docx", "PCS01_PCS01.docx"]
        assert packed.read("JB01_JB01.docx") == summaries.document(filed["JB01_JB01.docx"])


def test_before_any_summary_has_come_there_is_nothing_to_download_but_all_are_named(looks):
    app = looks("reporting", part="summaries")
    assert not [button for button in app.get("download_button") if button.proto.label == "下载原件"]
    assert "尚有 56 个单位未报" in plain(app)


def slot(state: str, versions: int = 1, waiting: int = 0) -> Slot:
    return Slot("work", state, None, None, versions, waiting)


@pytest.mark.parametrize(
    ("slots", "state", "count"),
    [
        ([slot("on_time"), slot("on_time")], "on_time", None),
        ([slot("on_time"), slot("on_time", versions=2)], "revised", None),
        ([slot("on_time", versions=2), slot("late")], "late", 1),
        ([slot("late"), slot("missing")], "partly", 1),
        ([slot("missing"), slot("missing")], "missing", None),
        ([slot("missing"), slot("missing", waiting=1)], "waiting", 1),
        ([slot("on_time"), slot("pending")], "pending", None),
    ],
)
def test_a_cell_is_named_after_what_most_needs_a_call(slots, state, count):
    cell = Cell(tuple(slots))
    assert (cell.state, cell.count) == (state, count)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_that_the_channel_does_not_owe_leaves_nothing_over_and_says_so(looks, language):
    app = looks("reporting", channel="education", kind="patrols", lang=language)
    assert matrices(app) == []
    assert say("shell.nothing_here", language) in [info.value for info in app.info]


def test_a_change_like_those_of_every_month_is_neither_better_nor_worse():
    shares = [96, 97, 95, 97, 96, 95]
    months = {f"2021-0{4 + i}": {"received": n, "on_time": n, "expected": 100} for i, n in enumerate(shares)}
    assert headline.tendency_of(months, "2021-09") == "steady"
    months["2021-09"] |= {"received": 60, "on_time": 60}
    assert headline.tendency_of(months, "2021-09") == "worse"
    assert headline.tendency_of(months, "2021-04") == "unknown"
