"""Classes whose values the tables use."""

import dataclasses
import datetime
from enum import IntEnum, StrEnum
from typing import NamedTuple, TypedDict

import pydantic
import sqlmodel


@dataclasses.dataclass
class Address:
    """Where somebody lives."""

    city: str
    zip: int | None = None
    tags: list[str] = dataclasses.field(default_factory=list)


@dataclasses.dataclass
class User:
    """A dataclass in a dataclass."""

    name: str
    age: int
    address: Address
    friend: "User | None" = None


class Options(TypedDict):
    """A dict of known keys."""

    dark: bool
    size: float
    names: list[str]


class Point(NamedTuple):
    """A tuple with names."""

    x: int
    y: float
    label: str


class Order(pydantic.BaseModel):
    """A model."""

    id: int
    items: list[str]
    prices: dict[str, float] = {}
    due: datetime.date | None = None


class Hero(sqlmodel.SQLModel):
    """A model of a table's kind."""

    name: str
    level: int = 1
    power: float = 0.5


class Mood(StrEnum):
    """Text with names."""

    GOOD = "good"
    BAD = "bad"


class Level(IntEnum):
    """Numbers with names."""

    LOW = 1
    HIGH = 3
