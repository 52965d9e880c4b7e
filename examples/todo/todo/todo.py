"""A todo list: log in (a new name is a new account), add, tick off, remove."""

from typing import Any

import mirra as rx

from .models import Todo, User, is_password, new_user


class Account(rx.State):
    name: str = ""
    problem: str = ""
    _user_id: int = 0

    @rx.event
    def log_in(self, form: dict[str, Any]) -> rx.EventSpec | None:
        name, password = form["name"].strip(), form["password"]
        if not name or len(password) < 4:
            self.problem = "A name and a password of at least four characters."
            return None
        with rx.session() as session:
            user = session.exec(User.select().where(User.name == name)).first()
            if user is None:
                user = new_user(name, password)
                session.add(user)
                session.commit()
            elif not is_password(user, password):
                self.problem = "That is not the password."
                return None
        self.name, self._user_id, self.problem = user.name, user.id or 0, ""
        return rx.redirect("/todos")

    @rx.event
    def log_out(self) -> rx.EventSpec:
        self.reset()
        return rx.redirect("/")


class Todos(Account):
    todos: list[Todo] = []

    @rx.var
    def left(self) -> int:
        return sum(not todo.done for todo in self.todos)

    @rx.event
    def load(self) -> rx.EventSpec | None:
        if not self._user_id:
            return rx.redirect("/")
        with rx.session() as session:
            self.todos = list(
                session.exec(Todo.select().where(Todo.user_id == self._user_id).order_by("id")).all()
            )
        return None

    @rx.event
    def add(self, form: dict[str, Any]) -> None:
        text = form["text"].strip()
        if not self._user_id or not text:
            return
        with rx.session() as session:
            todo = Todo(user_id=self._user_id, text=text)
            session.add(todo)
            session.commit()
        self.todos.append(todo)

    @rx.event
    def toggle(self, todo_id: int) -> None:
        # Only one's own rows are in this list: an id from a browser may be any number.
        for todo in self.todos:
            if todo.id == todo_id:
                todo.done = not todo.done
                with rx.session() as session:
                    session.add(todo)
                    session.commit()

    @rx.event
    def remove(self, todo_id: int) -> None:
        with rx.session() as session:
            for todo in [todo for todo in self.todos if todo.id == todo_id]:
                session.delete(session.get_one(Todo, todo_id))
                self.todos.remove(todo)
            session.commit()


def row(todo: rx.Var[Todo]) -> rx.Component:
    return rx.hstack(
        rx.checkbox(todo.text, checked=todo.done, on_change=Todos.toggle(todo.id)),
        rx.spacer(),
        rx.icon_button(
            rx.icon("trash-2", size=16),
            aria_label="Remove " + todo.text,
            variant="ghost",
            on_click=Todos.remove(todo.id),
        ),
        width="100%",
    )


@rx.page(route="/", title="Log in")
def index() -> rx.Component:
    return rx.center(
        rx.card(
            rx.form(
                rx.vstack(
                    rx.heading("Log in"),
                    rx.input(name="name", placeholder="Name"),
                    rx.input(name="password", type="password", placeholder="Password"),
                    rx.cond(Account.problem, rx.text(Account.problem, color_scheme="red", role="alert")),
                    rx.button("Log in", type="submit"),
                ),
                on_submit=Account.log_in,
            ),
        ),
        min_height="100vh",
    )


@rx.page(route="/todos", title="Todos", on_load=Todos.load)
def todos() -> rx.Component:
    return rx.container(
        rx.hstack(
            rx.heading("Todos of ", Todos.name),
            rx.spacer(),
            rx.button("Log out", variant="soft", on_click=Todos.log_out),
        ),
        rx.form(
            rx.hstack(rx.input(name="text", placeholder="What is to do?"), rx.button("Add", type="submit")),
            on_submit=Todos.add,
            reset_on_submit=True,
        ),
        rx.foreach(Todos.todos, row),
        rx.text(Todos.left, " left", id="left"),
    )


app = rx.App()
