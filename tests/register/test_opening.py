import sqlite3

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from analytics import register
from analytics.errors import CampusError
from analytics.register.tables import METADATA, REVISION
from analytics.workspace import Workspace
from tests.register.working import processes


def test_looking_for_a_register_creates_nothing(workspace):
    assert register.peek(workspace) is None
    assert not workspace.data.exists()


def test_a_new_register_is_of_the_newest_revision_and_has_exactly_the_declared_tables(books):
    with books.engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert context.get_current_revision() == REVISION
        assert compare_metadata(context, METADATA) == []


def test_a_register_is_durable_and_lets_readers_read_while_someone_writes(books):
    with books.engine.connect() as connection:
        assert connection.exec_driver_sql("pragma journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("pragma synchronous").scalar() == 2


def test_a_register_opened_again_is_the_same_one(workspace, books, accept):
    accept()
    register.close()
    assert len(register.open(workspace).current()) == 1


def test_a_register_that_was_replaced_by_another_is_noticed(workspace, books, accept, tmp_path):
    accept()
    other = Workspace.at(tmp_path / "other")
    register.open(other)
    register.close()
    register.open(workspace)
    (other.data / "register.sqlite").replace(workspace.data / "register.sqlite")
    assert register.open(workspace).history() == []


def test_a_register_of_a_newer_program_is_left_alone(workspace, books):
    register.close()
    with sqlite3.connect(workspace.data / "register.sqlite") as connection:
        connection.execute("update alembic_version set version_num = '9999'")
    connection.close()
    with pytest.raises(CampusError) as error:
        register.open(workspace)
    assert (error.value.code, error.value.facts) == ("register_newer", {"revision": "9999"})


def test_a_file_that_is_no_register_is_refused_in_one_sentence(workspace):
    workspace.data.mkdir()
    (workspace.data / "register.sqlite").write_bytes(b"this is not a database, " * 100)
    with pytest.raises(CampusError) as error:
        register.open(workspace)
    assert error.value.code == "register_unreadable"


def _open(folder, start):
    start.wait()
    register.open(Workspace.at(folder)).record("opened", actor="test")


def test_processes_that_open_a_new_folder_at_once_all_succeed(workspace):
    start = processes.Barrier(4)
    openers = [processes.Process(target=_open, args=(workspace.data, start)) for _ in range(4)]
    for opener in openers:
        opener.start()
    for opener in openers:
        opener.join()
    assert [opener.exitcode for opener in openers] == [0, 0, 0, 0]
    assert len(register.open(workspace).audit()) == 4
