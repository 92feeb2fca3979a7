"""Orders in the register: numbers, who sees them, two at once, documents, the audit trail, import and export."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime
from functools import partial

import pytest

from analytics import register, store
from analytics.clock import ZONE
from analytics.errors import UsageError
from analytics.supervision import book, importing, orders, table
from analytics.supervision.orders import Addressee, Order
from analytics.verify import verify
from analytics.warehouse import Scope

SCHOOL = Addressee("school", "S1", "330226001", "示例小学")
OFFICE = Addressee("unit", "JB05", "330226101", "长街教办")
TOWN = Addressee("township", "330226002", "330226002", "桃源街道")
AT = datetime(2021, 5, 3, 9, 0, tzinfo=ZONE)
ISSUE = partial(orders.issued, on=date(2021, 5, 3), deadline=date(2021, 5, 18))
CLOSE = partial(orders.closed, on=date(2021, 5, 10), result="已整改", recheck_days=30)


@pytest.fixture
def desk(two_schools):
    two_schools.builds()
    return two_schools.workspace


def propose(desk, addressee=SCHOOL, kind="notice", at=AT):
    return book.propose(desk, Order(kind, addressee, "重大隐患逾期", "overdue_serious", "2021-05"), actor="李", at=at)


def test_each_year_counts_its_orders_from_one(desk):
    numbers = [propose(desk, at=AT.replace(year=year)).number for year in (2021, 2021, 2022, 2021)]
    assert numbers == ["DB-2021-0001", "DB-2021-0002", "DB-2022-0001", "DB-2021-0003"]
    assert [order.number for order in book.orders(desk)] == [numbers[2], numbers[3], numbers[1], numbers[0]]


def test_every_step_is_a_decision_with_its_audit_entry(desk):
    number = propose(desk).number
    book.take(desk, number, ISSUE, actor="王", why="同意", at=AT)
    book.take(desk, number, CLOSE, actor="李", why="已整改", at=AT)
    assert [(d.verdict, d.actor, d.why) for d in book.life(desk, number)] == [
        ("proposed", "李", "重大隐患逾期"),
        ("issued", "王", "同意"),
        ("closed", "李", "已整改"),
    ]
    told = [e.facts["verdict"] for e in register.open(desk).audit() if e.facts.get("subject") == number]
    assert told == ["proposed", "issued", "closed"]
    assert verify(desk).ok


def test_a_step_that_somebody_else_has_taken_is_refused(desk):
    number = propose(desk).number
    book.take(desk, number, ISSUE, actor="王")
    with pytest.raises(UsageError, match="as it stands"):
        book.take(desk, number, ISSUE, actor="赵")
    assert len(book.life(desk, number)) == 2


def test_orders_proposed_at_once_get_numbers_of_their_own(desk):
    register.open(desk)
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: propose(desk).number, range(8)))
    assert sorted(made) == [f"DB-2021-{n:04d}" for n in range(1, 9)]


def test_a_reader_of_one_township_sees_its_orders_alone(desk):
    mine, others = propose(desk).number, propose(desk, OFFICE).number
    scope = Scope(frozenset({"330226001"}))
    assert [order.number for order in book.orders(desk, scope)] == [mine]
    assert book.life(desk, others, scope) == []
    assert book.life(desk, mine, scope)
    assert book.orders(desk, Scope(frozenset())) == []


def test_an_order_is_followed_by_one_only(desk):
    number = propose(desk).number
    book.take(desk, number, ISSUE, actor="王")
    step = partial(orders.escalation, reason="逾期未改")
    above = book.escalate(desk, number, step, actor="李", at=AT)
    assert (above.number, above.kind, above.follows) == ("DB-2021-0002", "interview", number)
    with pytest.raises(UsageError, match="DB-2021-0002"):
        book.escalate(desk, number, step, actor="李", at=AT)
    book.take(desk, above.number, partial(orders.rejected, why="再给五天"), actor="王")
    assert book.escalate(desk, number, step, actor="李", at=AT).number == "DB-2021-0003"


def test_a_document_lies_in_the_store_under_its_hash(desk):
    number = propose(desk).number
    (document,) = book.attach(desk, number, "约谈记录.pdf", b"%PDF-1.4", actor="李").documents
    assert document.name == "约谈记录.pdf"
    assert store.read_original(desk, document.sha256) == b"%PDF-1.4"
    with pytest.raises(UsageError):
        book.attach(desk, number, "空.pdf", b"", actor="李")
    store.original_path(desk, document.sha256).write_bytes(b"altered")
    assert [finding.code for finding in verify(desk).findings] == ["document_altered"]
    store.original_path(desk, document.sha256).unlink()
    assert [finding.code for finding in verify(desk).findings] == ["document_missing"]


def test_a_suggestion_is_dismissed_with_a_note(desk):
    with pytest.raises(UsageError):
        book.dismiss(desk, "rate_below:township:330226001:2021-05", " ", actor="李")
    book.dismiss(desk, "rate_below:township:330226001:2021-05", "正在核实", actor="李")
    assert {key: d.why for key, d in book.dismissed(desk).items()} == {
        "rate_below:township:330226001:2021-05": "正在核实"
    }


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_was_exported_comes_in_elsewhere_as_it_was_and_a_second_time_changes_nothing(desk, county, language):
    for addressee, kind in ((SCHOOL, "interview"), (OFFICE, "notice"), (TOWN, "listed")):
        number = propose(desk, addressee, kind).number
        book.take(desk, number, ISSUE, actor="王")
    book.take(desk, number, CLOSE, actor="王")
    before = book.orders(desk)
    content = table.to_csv(before, language)
    assert importing.take_in(desk, content, "o.csv", "zh", actor="赵") == ([], list(reversed(before))[::-1])
    moved = desk.data.parent / "moved"
    elsewhere = replace(desk, data=moved)
    _copied_without_register(desk.data, moved)
    new, same = importing.take_in(elsewhere, content, "o.csv", "zh", actor="赵", at=AT)
    assert (len(new), same) == (3, [])
    assert all(book.alike(one, other) for one, other in zip(book.orders(elsewhere), before, strict=True))
    assert [e.facts["file"] for e in register.open(elsewhere).audit() if e.action == "import_orders"] == ["o.csv"]


def _copied_without_register(data, to):
    """The county's figures with an empty register."""
    import shutil

    shutil.copytree(data, to, ignore=shutil.ignore_patterns("register*"))


HEAD = "编号,督办方式,对象类别,对象代码,事由,状态,发出日期,期限,办结日期,办理结果"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (",表扬,学校,S1,逾期,拟办,,,,", "督办方式“表扬”"),
        (",通报,学校,S9,逾期,拟办,,,,", "查无此对象：school S9"),
        (",通报,单位,JB01,逾期,拟办,,,,", "查无此对象"),
        (",通报,学校,S1,,拟办,,,,", "没有写事由"),
        (",通报,学校,S1,逾期,忘了,,,,", "状态“忘了”"),
        (",通报,学校,S1,逾期,已发出,,,,", "必须填写：发出日期、期限"),
        (",通报,学校,S1,逾期,已发出,2021-05-32,2021-05-18,,", "不是日期"),
        (",通报,学校,S1,逾期,已发出,2021-05-20,2021-05-18,,", "日期先后不对"),
        ("7,通报,学校,S1,逾期,拟办,,,,", "编号“7”"),
    ],
)
def test_a_wrong_line_is_named_and_nothing_comes_in(desk, line, words):
    good = ",通报,学校,S1,逾期,拟办,,,,"
    content = "\n".join([HEAD, good, line]).encode("gb18030")
    with pytest.raises(UsageError) as refused:
        importing.take_in(desk, content, "o.csv", "zh", actor="赵")
    assert "第 3 行" in refused.value.words("zh")
    assert words in refused.value.words("zh")
    assert book.orders(desk) == []


def test_a_number_that_stands_for_another_order_is_refused(desk):
    propose(desk)
    content = f"{HEAD}\n,约谈,学校,S1,新增,拟办,,,,\nDB-2021-0001,约谈,学校,S1,别的,拟办,,,,".encode()
    with pytest.raises(UsageError, match="DB-2021-0001"):
        importing.take_in(desk, content, "o.csv", "zh", actor="赵")
    assert len(book.orders(desk)) == 1


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", "编号,状态\n1,拟办".encode()])
def test_a_file_that_is_no_table_of_orders_is_refused_in_words(desk, content):
    with pytest.raises(UsageError) as refused:
        importing.take_in(desk, content, "o.csv", "zh", actor="赵")
    assert refused.value.words("zh")
