import pytest
from sqlalchemy import delete, update

from analytics.register.audit import broken_at, canonical
from analytics.register.engine import writing
from analytics.register.tables import AUDIT


@pytest.fixture
def trail(books):
    """Four entries; returns a function that tampers with the table and says where the chain then breaks."""
    for month in ("2021-05", "2021-06", "2021-07", "2021-08"):
        books.record("note", actor="王", month=month)

    def tampered(*statements):
        with writing(books.engine) as connection:
            for statement in statements:
                connection.execute(statement)
        return broken_at(books.audit())

    return tampered


def test_an_untouched_trail_holds(trail):
    assert trail() is None


@pytest.mark.parametrize(
    "changed",
    [
        {"facts": canonical({"month": "2021-12"})},
        {"facts": "not JSON"},
        {"actor": "李"},
        {"action": "accept"},
        {"at": None},
    ],
)
def test_changing_any_part_of_an_entry_breaks_the_chain_there(trail, books, changed):
    if "at" in changed:
        changed = {"at": books.audit()[0].at.replace(year=2000)}
    assert trail(update(AUDIT).where(AUDIT.c.id == 2).values(**changed)) == 2


def test_dropping_an_entry_breaks_the_chain_at_the_next_one(trail):
    assert trail(delete(AUDIT).where(AUDIT.c.id == 2)) == 3


def test_dropping_the_first_entry_breaks_the_chain(trail):
    assert trail(delete(AUDIT).where(AUDIT.c.id == 1)) == 2


def test_swapping_two_entries_breaks_the_chain(trail):
    moves = [update(AUDIT).where(AUDIT.c.id == old).values(id=new) for old, new in ((2, 20), (3, 2), (20, 3))]
    assert trail(*moves) == 2


def test_the_same_facts_are_the_same_text_in_any_order():
    assert canonical({"b": 1, "a": "宁海"}) == canonical({"a": "宁海", "b": 1}) == '{"a":"宁海","b":1}'
