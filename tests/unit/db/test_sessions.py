"""Rows in sessions and in state, on SQLite and on PostgreSQL."""

import pytest

import mirra as rx
from mirra.db.model import create_all
from mirra.state.router import RouterData
from mirra.state.tree import StateTree


def define():
    class Todo(rx.Model, table=True):
        text: str
        done: bool = False

        def toggle(self):
            self.done = not self.done

    class Todos(rx.State):
        todos: list[Todo] = []
        draft: Todo = Todo(text="new")

    return Todo, Todos


def state_of(cls):
    tree = StateTree(RouterData())
    return tree, tree.get(cls.get_full_name())


def test_what_is_saved_is_found(url):
    Todo, _ = define()
    rx.Model.create_all()
    with rx.session() as session:
        session.add(Todo(text="water the plants"))
        session.commit()
    with rx.session() as session:
        found = session.exec(Todo.select()).one()
    assert (found.id, found.text, found.done) == (1, "water the plants", False)


async def test_the_same_database_asynchronously(url, monkeypatch):
    Todo, _ = define()
    create_all()
    monkeypatch.setenv("MIRRA_ASYNC_DB_URL", url.replace("sqlite:", "sqlite+aiosqlite:"))
    async with rx.asession() as session:
        session.add(Todo(text="a"))
        await session.commit()
        assert [todo.text for todo in (await session.exec(Todo.select())).all()] == ["a"]
    from mirra.db.engine import get_async_engine

    await get_async_engine().dispose()


def test_another_database_for_asynchronous_sessions_is_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("MIRRA_DB_URL", "sqlite:///a.db")
    monkeypatch.setenv("MIRRA_ASYNC_DB_URL", "sqlite+aiosqlite:///b.db")
    with pytest.raises(ValueError) as error:
        rx.asession()
    assert error.value.message == (
        "`async_db_url` is another database than `db_url`: `sqlite+aiosqlite:///b.db`, `sqlite:///a.db`."
    )


def test_a_row_in_state_has_typed_vars():
    _, Todos = define()
    assert Todos.draft.text._type is str
    assert Todos.todos[0].done._type is bool


def test_changing_a_row_sends_the_field():
    Todo, Todos = define()
    tree, state = state_of(Todos)
    state.todos = [Todo(id=1, text="a"), Todo(id=2, text="b")]
    key = (Todos.get_full_name(), "todos")
    tree.drain([key])
    state.todos[1].toggle()
    assert tree.drain([key]) == [["=", [*key, 1, "done"], True]]


def test_a_default_row_is_one_sessions_own():
    _, Todos = define()
    (_, one), (_, other) = state_of(Todos), state_of(Todos)
    one.draft.text = "mine"
    assert (one.draft.text, other.draft.text) == ("mine", "new")


def test_the_key_that_the_database_gives_is_sent(url):
    Todo, Todos = define()
    create_all()
    tree, state = state_of(Todos)
    state.todos = [Todo(text="a")]
    key = (Todos.get_full_name(), "todos")
    tree.drain([key])
    with rx.session() as session:
        session.add(state.todos[0])
        session.commit()
    assert tree.drain([key]) == [["=", [*key], [{"id": 1, "text": "a", "done": False}]]]


def test_a_row_that_rested_in_the_store_is_updated_and_not_inserted_again(url):
    Todo, Todos = define()
    create_all()
    tree, state = state_of(Todos)
    state.todos = [Todo(text="a")]
    with rx.session() as session:
        session.add(state.todos[0])
        session.commit()
    woken = StateTree(RouterData(), tree.dirty().get).get(Todos.get_full_name())
    woken.todos[0].toggle()
    with rx.session() as session:
        session.add(woken.todos[0])
        session.commit()
    with rx.session() as session:
        assert [(todo.id, todo.done) for todo in session.exec(Todo.select()).all()] == [(1, True)]


def test_a_row_as_an_argument_of_a_handler():
    from mirra.codec import from_wire

    Todo, _ = define()
    assert from_wire({"id": 3, "text": "a", "done": True}, Todo) == Todo(id=3, text="a", done=True)


def test_a_primary_key_of_ones_own_takes_the_place_of_id():
    from sqlmodel import Field

    class Country(rx.Model, table=True):
        code: str = Field(primary_key=True)

    assert list(Country.__table__.columns.keys()) == ["code"]


def test_registered_models_of_other_libraries_are_migrated_too():
    from sqlalchemy import MetaData
    from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

    class Base(DeclarativeBase):
        metadata = MetaData()

    @rx.ModelRegistry.register
    class Plain(Base):
        __tablename__ = "plain"
        id: Mapped[int] = mapped_column(primary_key=True)

    assert rx.ModelRegistry.get_models() == {Plain}
    assert "plain" in rx.ModelRegistry.get_metadata().tables
