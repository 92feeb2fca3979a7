"""月份定稿, as the page of reporting shows and decides it, and as every page tells of it."""

from functools import partial

import pytest

from analytics import locks, register, warehouse
from analytics.metrics import METRICS
from analytics.wording import say
from tests.given import County
from tests.pages.conftest import html, reads, said
from ui.reporting import drift

MAY, JUNE = "2021-05", "2021-06"
LANGUAGES = ("zh", "en")


@pytest.fixture
def reported(two_schools) -> County:
    """April and May are reported: JB01 has a hazard of May that is open."""
    two_schools.files("hazards", "JB01", "2021-04", "hazard_id | found_on\nH0 | 2021-04-28")
    two_schools.files("hazards", "JB01", MAY, "hazard_id | found_on\nH1 | 2021-05-06")
    two_schools.builds()
    return two_schools


@pytest.fixture
def room(opens, reported):
    return lambda **address: opens(reported.workspace.data, "reporting", part="locks", **address)


def lock(county: County, month: str = MAY, why: str = "通报第1期"):
    return locks.lock(county.workspace, month, actor="李敏", why=why)


def late(county: County):
    """A correction of May that arrives after the lock, and a ledger of June that still speaks of May."""
    filed = county.files("hazards", "JB01", MAY, "hazard_id | found_on\nH1 | 2021-05-06\nH2 | 2021-05-07")
    county.files("hazards", "JB01", JUNE, "hazard_id | found_on | rectified_on\nH1 | 2021-05-06 | 2021-05-30")
    county.builds()
    return filed


def month_name(month: str, language: str) -> str:
    return say("shell.month", language, year=month[:4], name=say(f"shell.month_names.m{month[5:]}", language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["overview", "hazards", "reporting", "upload"])
def test_a_page_says_until_when_its_last_month_tells_and_whether_it_is_final(opens, reported, page, language):
    looks = partial(opens, reported.workspace.data, page, lang=language, to=MAY)
    facts = {"as_of": "2021-05-31", "month": month_name(MAY, language)}
    assert say("locks.head_open", language, **facts) in html(looks())
    assert say("locks.foot_none", language) in html(looks()).split("<footer")[1]
    made = lock(reported)
    assert say("locks.head_final", language, day=f"{made.at:%Y-%m-%d}", **facts) in html(looks())
    foot = say("locks.foot", language, final=1, count=2, open=month_name("2021-04", language))
    assert foot in html(looks()).split("<footer")[1]
    lock(reported, "2021-04")
    assert say("locks.foot_all", language, count=2) in html(looks()).split("<footer")[1]


def test_the_head_speaks_of_the_last_month_that_is_shown(opens, reported):
    lock(reported, "2021-04")
    assert "2021年4月数据已于" in html(opens(reported.workspace.data, to="2021-04"))
    assert "2021年5月数据尚未定稿" in html(opens(reported.workspace.data))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_room_lists_months_with_their_state_and_who_made_them_final(room, reported, language):
    made = lock(reported)
    page = html(room(lang=language))
    for words in ("state_final", "state_open", "answer_none_waiting", "answer_unmoved"):
        assert say(f"locks.{words}", language) in page
    assert f"{made.at:%Y-%m-%d %H:%M}" in page
    assert "李敏" in page
    assert "通报第1期" in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_room_shows_what_waits_and_what_has_moved_since(room, reported, language):
    lock(reported)
    filed = late(reported)
    page = html(room(lang=language))
    assert say("locks.answer_waiting", language, count=1) in page
    assert say("locks.answer_moved", language, months=month_name(MAY, language)) in page
    assert f"submission={filed.id}" in page  # leads to the report as it was filed
    rate = METRICS["rectification_rate"]
    was, now = (rate.format_value(value, language) for value in (0.0, 0.5))
    before = page.split(rate.label(language))[1].split("</tr>")[0]
    assert before.index(was) < before.index(now)  # of H0 and H1 none was rectified, now one is known to be
    assert "rectification_rate" in before  # the figure of now leads to its rows


def test_one_month_can_be_looked_at_alone_and_the_choice_let_go(room, reported):
    lock(reported, "2021-04")
    lock(reported)
    late(reported)
    reported.files("work", "PCS01", "2021-04", "talks\n3")
    app = room(month=MAY)
    listed = html(app).split('id="waiting"')[1]
    assert "2021年5月</td>" in listed
    assert "2021年4月</td>" not in listed
    app.button("clear_month").click()
    assert "month" not in said(reads(app))
    assert "2021年4月</td>" in html(app).split('id="waiting"')[1]


def test_townships_that_are_not_looked_at_are_not_listed_as_moved(room, reported):
    lock(reported)
    late(reported)
    assert say("locks.answer_moved", "zh", months="2021年5月") in html(room(town="330226001"))
    assert say("locks.answer_unmoved", "zh") in html(room(town="330226002"))


def test_a_month_is_made_final_with_a_note(room, reported):
    app = room()
    app.selectbox("lock_month").set_value(MAY)
    app.text_input("lock_why").set_value("通报第2期")
    app.button("lock_now").click()
    reads(app)
    assert [each.value for each in app.success] == [say("locks.locked", "zh", month="2021年5月")]
    made = locks.locked(reported.workspace)[MAY]
    assert (made.actor, made.why) == ("dashboard", "通报第2期")
    (still_open,) = app.selectbox("lock_month").options
    assert still_open.startswith("2021年4月（未报")
    assert "2021年5月数据已于" in html(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_opening_a_month_needs_a_reason_and_lets_what_waited_count(room, reported, language):
    lock(reported)
    late(reported)
    app = room(lang=language)

    def opens_may(why: str) -> str:
        app.selectbox("unlock_month").set_value(MAY)
        app.text_input("unlock_why").set_value(why)
        app.button("unlock_now").click()
        reads(app)
        return next(iter([*app.error, *app.success])).value

    assert opens_may(" ") == say("errors.why_missing", language)
    assert MAY in locks.locked(reported.workspace)
    words = say("locks.opened_counting", language, month=month_name(MAY, language), count=1)
    assert opens_may("补报漏项") == words
    assert locks.locked(reported.workspace) == {}
    assert reported.value("hazards_found", month=MAY) == 2
    assert "补报漏项" in html(app)
    assert say("locks.state_reopened", language) in html(app)


@pytest.mark.parametrize("form", ["lock", "unlock"])
def test_a_form_without_a_month_decides_nothing(room, reported, form):
    lock(reported)
    before = register.open(reported.workspace).decided()
    app = room()
    app.button(f"{form}_now").click()
    assert [error.value for error in reads(app).error] == [say("locks.choose_month", "zh")]
    assert register.open(reported.workspace).decided() == before


def test_a_broken_promise_keeps_the_month_open_and_says_that_nothing_could_be_shown(room, reported, monkeypatch):
    app = room()

    def broken(*_arguments, **_more):
        raise warehouse.BrokenPromise("grains_hold", "a promise", [(1,)])

    monkeypatch.setattr(locks.warehouse, "ensure", broken)
    app.selectbox("lock_month").set_value(MAY)
    app.button("lock_now").click()
    assert [error.value for error in reads(app).error] == [say("locks.not_shown", "zh")]
    assert locks.locked(reported.workspace) == {}


def test_a_month_of_which_only_waiting_reports_tell_is_listed_too(room, reported):
    lock(reported, "2021-07")
    reported.files("hazards", "JB01", "2021-07", "hazard_id | found_on\nH7 | 2021-07-06")
    reported.builds()
    assert "2021年7月" in html(room())


def test_the_download_has_every_moved_figure_with_its_parts(reported):
    lock(reported)
    late(reported)
    moved = [(MAY, each) for each in locks.drift(reported.workspace, MAY)]
    table = drift._taken(moved, {"330226": "全县", "330226001": "跃龙街道"})
    assert table.num_rows == len(moved)
    rates = [row for row in table.to_pylist() if row["指标"] == METRICS["rectification_rate"].zh]
    assert [
        (row["地区"], row["定稿时：数值"], row["现在：数值"], row["现在：分子"], row["现在：分母"]) for row in rates
    ] == [
        ("全县", 0, 0.5, 1, 2),
        ("跃龙街道", 0, 0.5, 1, 2),
    ]
