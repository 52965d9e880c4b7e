"""States: vars, computed vars, storage, mixins, other states. Never run; `test_typing.py` says what the comments mean."""

import dataclasses
import datetime
from typing import Literal, NamedTuple, TypedDict, reveal_type

import mirra as rx


@dataclasses.dataclass
class Item:
    name: str
    price: float = 0.0


class Place(NamedTuple):
    x: int
    y: int


class Filter(TypedDict):
    text: str
    open: bool


# right: plain annotations
class Shop(rx.State):
    count: int = 0
    title: str = "Shop"
    items: list[Item] = []
    stock: dict[str, int] = {}
    chosen: Item | None = None
    mode: Literal["list", "grid"] = "list"
    filter: Filter = {"text": "", "open": True}
    since: datetime.date = datetime.date(2026, 1, 1)
    _secret: str = "backend only"


# right: `rx.Field` gives Vars on the class
class Basket(rx.State):
    rows: rx.Field[list[str]] = rx.field(default_factory=list)
    total: rx.Field[float] = rx.field(0.0)
    owner: rx.Field[str] = rx.field("nobody")
    full: rx.Field[bool] = rx.field(False)
    ages: rx.Field[dict[str, int]] = rx.field(default_factory=dict)
    place: rx.Field[Place] = rx.field(Place(0, 0))

    # right: computed vars have the type of what they return
    @rx.var
    def summary(self) -> str:
        return f"{len(self.rows)} rows, {self.total:.2f}"

    # right: options of computed vars
    @rx.var(cache=True, interval=60, deps=["rows"])
    def longest(self) -> int:
        return max((len(row) for row in self.rows), default=0)

    # right: computed vars that wait
    @rx.var
    async def stock(self) -> int:
        shop = await self.get_state(Shop)
        return shop.count

    # right: computed vars of computed vars
    @rx.var
    def twice(self) -> int:
        return self.longest * 2

    # right: a backend computed var
    @rx.var(backend=True)
    def _internal(self) -> list[int]:
        return [len(row) for row in self.rows]

    # right: handlers change vars
    @rx.event
    def add(self, row: str) -> None:
        self.rows.append(row)
        self.total += 1.5
        self.ages[row] = self.longest

    # right: another state is of its own class
    @rx.event
    async def move(self) -> None:
        shop = await self.get_state(Shop)
        shop.count += 1
        shop.items.append(Item("tea", price=2.0))
        shop.chosen = shop.items[0]
        reveal_type(shop)  # Shop

    # right: an awaited computed var
    @rx.event
    async def look(self) -> None:
        self.total = float(await self.stock)

    # right: values of other states by their var
    @rx.event
    async def read(self) -> None:
        found = await self.get_var_value(Shop.since)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        print(found, self.get_value("rows"), self.dict(), self.router.page.path)

    # right: back to the defaults
    @rx.event
    def clear(self) -> None:
        self.reset()

    @rx.event
    async def mistakes(self) -> None:
        shop = await self.get_state(Shop)
        shop.cuont = 1  # wrong: attr-defined, reportAttributeAccessIssue
        shop.count = "one"  # wrong: assignment, reportAttributeAccessIssue
        shop.items.append("tea")  # wrong: arg-type, reportArgumentType
        shop.mode = "table"  # wrong: assignment, reportAttributeAccessIssue
        shop.filter = {"text": "x"}  # wrong: typeddict-item, reportAttributeAccessIssue
        shop.chosen.name = "tea"  # wrong: union-attr, reportOptionalMemberAccess
        shop.stock["tea"] = "many"  # wrong: assignment, reportArgumentType
        self.rows.apend("x")  # wrong: attr-defined, reportAttributeAccessIssue
        self.rows = ["a", 1]  # wrong: list-item, reportAttributeAccessIssue
        self.total = "free"  # wrong: assignment, reportAttributeAccessIssue
        self.summary.append("x")  # wrong: attr-defined, reportAttributeAccessIssue
        self.longest + "x"  # wrong: operator, reportOperatorIssue
        self.stock + 1  # wrong: operator, reportOperatorIssue
        self.ages["ada"].upper()  # wrong: attr-defined, reportAttributeAccessIssue
        self.get_state(Shop).count  # wrong: attr-defined, reportAttributeAccessIssue
        self.add(1)  # wrong: arg-type, reportArgumentType
        self.add()  # wrong: call-arg, reportCallIssue
        self.set_total(1.0)  # wrong: attr-defined, reportAttributeAccessIssue
        self.nothing()  # wrong: attr-defined, reportAttributeAccessIssue


# right: what is known of vars on the class
reveal_type(Shop.count)  # int
reveal_type(Basket.rows)  # ArrayVar[list[str]]
reveal_type(Basket.total)  # NumberVar[float]
reveal_type(Basket.owner)  # StringVar
reveal_type(Basket.full)  # BooleanVar
reveal_type(Basket.ages)  # ObjectVar[dict[str, int]]
print(Basket.place.x, Basket.place[1])
reveal_type(Basket.summary)  # StringVar
reveal_type(Basket.longest)  # NumberVar[int]
reveal_type(Basket.stock)  # NumberVar[int]

Shop.cuont  # wrong: attr-defined, reportAttributeAccessIssue
Shop.set_count  # wrong: attr-defined, reportAttributeAccessIssue
Basket.rows.lenght()  # wrong: attr-defined, reportAttributeAccessIssue
Basket.total.upper()  # wrong: attr-defined, reportAttributeAccessIssue
Basket.total = 3.0  # wrong: assignment, -
Basket.owner * "x"  # wrong: operator, reportOperatorIssue


# right: mixins
class Counting(rx.State, mixin=True):
    n: int = 0

    @rx.event
    def up(self) -> None:
        self.n += 1


class Counter(Counting, rx.State):
    step: int = 1

    @rx.event
    def more(self) -> None:
        self.n += self.step
        self.n += self.setp  # wrong: attr-defined, reportAttributeAccessIssue
        self.n = self.step / 2  # wrong: assignment, reportAttributeAccessIssue


# right: substates
class Wide(Counter):
    width: int = 0

    @rx.event
    def widen(self) -> None:
        self.width = self.n * self.step


# right: storage of the browser is text
class Settings(rx.State):
    theme: str = rx.LocalStorage("dark", name="theme", sync=True)
    token: str = rx.Cookie("", max_age=3600, secure=True, same_site="strict")
    tab: str = rx.SessionStorage("home")

    @rx.event
    def wrong_values(self) -> None:
        self.theme = None  # wrong: assignment, reportAttributeAccessIssue
        self.tab = 1  # wrong: assignment, reportAttributeAccessIssue


class Bad(rx.State):
    level: int = rx.LocalStorage("1")  # wrong: assignment, reportAssignmentType
    token: str = rx.Cookie("", same_site="never")  # wrong: arg-type, reportArgumentType
    other: str = rx.Cookie("", maxage=1)  # wrong: call-arg, reportCallIssue
    count: rx.Field[int] = 0  # wrong: assignment, reportAssignmentType
    names: list[str] = "ada"  # wrong: assignment, reportAssignmentType

    @rx.var(cach=False)  # wrong: call-overload untyped-decorator, reportCallIssue
    def a(self) -> int:
        return 1

    @rx.var
    def b(self) -> int:
        return "one"  # wrong: return-value, reportReturnType

    @rx.var  # wrong: arg-type, reportArgumentType reportCallIssue
    def c(self, other: int) -> int:
        return other


# right: a component with a state of its own
class Likes(rx.ComponentState):
    likes: int = 0

    @rx.event
    def like(self) -> None:
        self.likes += 1

    @classmethod
    def get_component(cls, *children: rx.Component, **props: object) -> rx.Component:
        return rx.button(f"{cls.likes}", on_click=cls.like)


likes = Likes.create


# right: state that clients share
class Board(rx.SharedState):
    notes: list[str] = []

    @rx.event
    async def join(self, room: str) -> None:
        await self._link_to(room)
