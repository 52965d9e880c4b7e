"""Models, dataclasses and rows of a database as state vars and as arguments of handlers."""

import dataclasses
from typing import Optional

import pydantic
import pytest
import sqlmodel

import mirra as rx
from mirra.testing import connect


class Tag(pydantic.BaseModel):
    name: str
    weight: float = 1.0


@dataclasses.dataclass
class Address:
    city: str
    zip: int | None = None


class Person(pydantic.BaseModel):
    name: str
    address: Address
    tags: list[Tag] = []
    friend: Optional["Person"] = None


class Row(sqlmodel.SQLModel):
    id: int | None = None
    owner: str = ""


def make_app():
    class Staff(rx.State):
        people: list[Person] = [
            Person(name="Ada", address=Address("Rome"), tags=[Tag(name="math")]),
            Person(
                name="Bob", address=Address("Oslo", 155), friend=Person(name="Cy", address=Address("Bonn"))
            ),
        ]
        by_city: dict[str, Person] = {}
        chosen: Person | None = None
        said: str = ""

        @rx.event
        def choose(self, person: Person):
            self.said = (
                f"{type(person).__name__} {person.name} {type(person.address).__name__} {len(person.tags)}"
            )
            self.chosen = person

        @rx.event
        def move(self, address: Address):
            self.said = f"{type(address).__name__} {address.city} {address.zip}"

        @rx.event
        def several(self, tags: list[Tag], best: Tag | None):
            self.said = f"{[tag.name for tag in tags]} {best}"

        @rx.event
        def row(self, row: Row):
            self.said = f"{type(row).__name__} {row.id} {row.owner or 'of nobody'}"

        @rx.event
        def change(self):
            self.people[1].friend.address.city = "Ulm"  # type: ignore[union-attr]
            self.people[0].tags.append(Tag(name="logic", weight=2))
            self.people[0].tags[0].weight = 3
            self.by_city["Rome"] = self.people[0]

    def card(person: rx.Var[Person]):
        return rx.hstack(
            rx.text(person.name, " of ", person.address.city),
            rx.foreach(person.tags, lambda tag: rx.text(tag.name, "=", tag.weight)),
            rx.cond(person.friend, rx.text("friend in ", person.friend.address.city)),
            rx.button("Choose ", person.name, on_click=Staff.choose(person)),
            rx.button("Move ", person.name, on_click=Staff.move(person.address)),
            rx.button("Tags of ", person.name, on_click=Staff.several(person.tags, None)),
        )

    def index():
        return rx.vstack(
            rx.foreach(Staff.people, card),
            rx.text("Chosen: ", rx.cond(Staff.chosen, Staff.chosen.name, "nobody")),  # type: ignore[union-attr]
            rx.text(Staff.said),
            rx.button("Change", on_click=Staff.change),
            rx.button("Row", on_click=Staff.row({"id": 7})),
            rx.button("Wrong", on_click=Staff.move({"city": "Rome", "zip": "x"})),
        )

    app = rx.App()
    app.add_page(index, route="/")
    return app


async def test_arguments_are_what_the_annotation_says():
    async with connect(make_app()) as page:
        await page.click("Choose Ada")
        await page.see("Person Ada Address 1", "Chosen: Ada")
        await page.click("Move Bob")
        await page.see("Address Oslo 155")
        await page.click("Tags of Ada")
        await page.see("['math'] None")


async def test_what_is_changed_inside_is_shown():
    async with connect(make_app()) as page:
        await page.see("friend in Bonn", "math=1.0")
        await page.click("Change")
        await page.see("friend in Ulm", "math=3.0", "logic=2.0")


async def test_an_id_from_a_browser_loads_no_row():
    async with connect(make_app()) as page:
        await page.click("Row")
        await page.see("Row 7 of nobody")


async def test_what_does_not_fit_runs_no_handler():
    async with connect(make_app(), raises=False) as page:
        await page.click("Choose Ada")
        await page.click("Wrong")
        await page.see("Person Ada Address 1")


@pytest.mark.parametrize("sent", [{"name": "Eve"}, {"name": "Eve", "address": "Rome"}, "Eve", None])
def test_a_browser_that_sends_something_else(sent):
    from mirra.codec import from_wire
    from mirra.errors import EventDeserializationError

    with pytest.raises(EventDeserializationError):
        from_wire(sent, Person)
