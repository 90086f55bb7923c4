"""The file itself: crashes, readers, old and newer schemas, damage."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from models.errors import AppError
from models.store.connection import corrections_copy, in_words, open_file, schema_copy
from models.store.migrations import SCHEMA, bring_up_to_date, version
from models.store.store import Store, set_aside
from tests.models.store_builders import ACCOUNT, invitation, invitation_read
from tests.models.test_store_people import ROLE

SAMPLES = Path(__file__).parent / "samples"
ROOT = Path(__file__).parents[2]
WRITER = """
import sys, time
from pathlib import Path
from models.store.store import Store
from tests.models.store_builders import invitation, invitation_read, newsletter, newsletter_read

def stuck():
    print("in the middle", flush=True)
    time.sleep(60)
    yield

store = Store(Path(sys.argv[1]))
store.save((invitation(),), (invitation_read(),), account="a1", cursor="1")
store.save((newsletter(),), (newsletter_read(),), account="a1", cursor="2", unreadable=stuck())
"""


def test_a_writer_killed_in_the_middle_loses_one_batch_and_nothing_else(tmp_path: Path) -> None:
    """After kill -9 within a transaction the file is whole, at the batch before."""
    path = tmp_path / "heardback.sqlite"
    command = [sys.executable, "-c", WRITER, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as writer:
        assert writer.stdout is not None
        assert "in the middle" == writer.stdout.readline().strip()
        writer.kill()
    with Store(path) as store:
        store.check()
        assert ((invitation(),), "1") == (store.facts().messages, store.cursor("a1"))


def test_a_reader_sees_what_is_saved_and_can_not_write(tmp_path: Path) -> None:
    """The window's connection follows the writer's and never gets in its way."""
    path = tmp_path / "heardback.sqlite"
    with Store(path) as writer, Store(path, read_only=True) as reader:
        writer.save((invitation(),), (invitation_read(),), account="a1", cursor="1")
        assert (invitation(),) == reader.facts().messages
        with pytest.raises(AppError, match="can not be opened or written"):
            reader.correct(ROLE)
        assert () == writer.corrections()


def test_a_reader_of_nothing_says_so(tmp_path: Path) -> None:
    """No file appears by merely looking."""
    path = tmp_path / "heardback.sqlite"
    with pytest.raises(AppError, match="no mail store yet"):
        Store(path, read_only=True)
    assert not path.exists()


def test_a_second_writer_waits_and_then_says_who_is_in_the_way(tmp_path: Path) -> None:
    """Two windows on one store: the second is told to try again, nothing is torn."""
    path = tmp_path / "heardback.sqlite"
    with Store(path) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        store._connection.execute("PRAGMA busy_timeout = 1")
        with pytest.raises(AppError, match="another Heardback window") as caught:
            store.correct(ROLE)
        other.execute("ROLLBACK")
        other.close()
        assert caught.value.retry
        assert store.correct(ROLE)


@pytest.mark.parametrize("schema", range(1, SCHEMA + 1))
def test_every_old_file_opens_with_all_that_is_in_it(tmp_path: Path, schema: int) -> None:
    """A sample of each schema is kept; after migrating it looks like a fresh file."""
    path = tmp_path / "heardback.sqlite"
    shutil.copy(SAMPLES / f"store-{schema}.sqlite", path)
    with Store(path) as old, Store(tmp_path / "fresh.sqlite") as fresh:
        assert {invitation().key: invitation_read()} == old.facts().readings
        assert ((invitation(),), (ROLE,), (ACCOUNT,), "1") == (
            old.facts().messages,
            old.corrections(),
            old.accounts(),
            old.cursor("a1"),
        )
        tables = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"
        assert sorted(fresh._connection.execute(tables)) == sorted(old._connection.execute(tables))


def test_a_migration_copies_the_file_first(tmp_path: Path) -> None:
    """The steps run in order, and the file as it was lies beside it."""
    path = tmp_path / "heardback.sqlite"
    Store(path).close()
    connection = open_file(path)
    steps = {
        1: lambda to: to.execute("ALTER TABLE accounts ADD COLUMN colour TEXT DEFAULT 'blue'"),
        2: lambda to: to.execute("ALTER TABLE accounts RENAME COLUMN colour TO paint"),
    }
    assert not bring_up_to_date(connection, path, schema=3, migrations=steps)
    assert 3 == version(connection)
    assert [] == connection.execute("SELECT paint FROM accounts").fetchall()
    connection.close()
    copy = open_file(schema_copy(path, 1))
    assert 1 == version(copy)
    copy.close()


def test_a_migration_that_fails_changes_nothing(tmp_path: Path) -> None:
    """Half a step is no step: the file stays at the schema it had."""
    path = tmp_path / "heardback.sqlite"
    Store(path).close()
    connection = open_file(path)

    def torn(to: sqlite3.Connection) -> None:
        to.execute("DROP TABLE accounts")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        bring_up_to_date(connection, path, schema=2, migrations={1: torn})
    assert (1, []) == (version(connection), connection.execute("SELECT * FROM accounts").fetchall())
    connection.close()


@pytest.mark.parametrize("read_only", [False, True])
def test_a_newer_file_is_refused_and_left_alone(tmp_path: Path, *, read_only: bool) -> None:
    """Going back to an older program never damages what the newer one wrote."""
    path = tmp_path / "heardback.sqlite"
    with Store(path) as store:
        store._connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    before = path.read_bytes()
    with pytest.raises(AppError, match="newer Heardback"):
        Store(path, read_only=read_only)
    assert before == path.read_bytes()


def test_a_reader_waits_for_the_migration(tmp_path: Path) -> None:
    """A reader that comes too early is told to try again."""
    path = tmp_path / "heardback.sqlite"
    open_file(path).close()
    with pytest.raises(AppError, match="brought up to date"):
        Store(path, read_only=True)


def test_a_damaged_file_names_the_copy_and_a_fresh_one_takes_it_over(tmp_path: Path) -> None:
    """Mail is read again; what the person entered is not lost with the file."""
    path = tmp_path / "heardback.sqlite"
    with Store(path) as store:
        store.correct(ROLE)
    path.write_bytes(b"nonsense" * 1000)
    with pytest.raises(AppError, match="is damaged") as caught:
        Store(path)
    assert str(corrections_copy(path)) in caught.value.advice
    assert tmp_path / "heardback.sqlite.damaged-1" == set_aside(path)
    with Store(path) as fresh:
        assert (ROLE,) == fresh.corrections()


def test_damage_inside_is_found_by_the_check(tmp_path: Path) -> None:
    """A file that opens but has broken pages is reported, also with nothing to copy."""
    path = tmp_path / "heardback.sqlite"
    mails = tuple(invitation() for _ in range(1))
    with Store(path) as store:
        store.save(mails, (invitation_read(),), account="a1", cursor="1")
    whole = path.read_bytes()
    middle = len(whole) // 2
    path.write_bytes(whole[:middle] + b"\xff" * 8000 + whole[middle + 8000 :])
    with pytest.raises(AppError, match="is damaged") as caught, Store(path) as store:
        store.check()
    assert "kept in" not in caught.value.advice


def test_two_damaged_files_are_both_set_aside(tmp_path: Path) -> None:
    """Setting aside never overwrites an earlier one."""
    path = tmp_path / "heardback.sqlite"
    names = []
    for _ in range(2):
        path.write_bytes(b"x")
        names.append(set_aside(path).name)
    assert ["heardback.sqlite.damaged-1", "heardback.sqlite.damaged-2"] == names


@pytest.mark.expects_log
@pytest.mark.parametrize("torn", [b"torn", b"\xff\xfe"])
def test_an_unreadable_copy_is_set_aside(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, torn: bytes
) -> None:
    """A broken copy does not stop the program from starting, and is never overwritten."""
    path = tmp_path / "heardback.sqlite"
    corrections_copy(path).write_bytes(torn)
    with Store(path) as store:
        store.correct(ROLE)
    aside = path.with_name("heardback.sqlite.corrections.json.damaged-1")
    assert torn == aside.read_bytes()
    assert 1 == len(caplog.messages)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """The sentence names the path."""
    path = tmp_path / "nowhere" / "heardback.sqlite"
    with pytest.raises(AppError, match="nowhere"):
        Store(path)


def test_the_program_s_own_mistakes_are_not_dressed_up(tmp_path: Path) -> None:
    """A wrong statement surfaces as what it is."""
    with Store(tmp_path / "heardback.sqlite") as store:
        store._connection.execute("DROP TABLE cursors")
        with pytest.raises(sqlite3.OperationalError, match="no such table"):
            store.cursor("a1")


def test_a_full_disk_is_said_to_be_full() -> None:
    """Nothing is lost, and trying again later may help."""
    told = in_words(Path("heardback.sqlite"), "SQLITE_FULL")
    assert told is not None
    assert ("The disk is full.", True) == (told.title, told.retry)
