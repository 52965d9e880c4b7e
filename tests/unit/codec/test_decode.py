"""What comes from a browser becomes what the handler's annotation says."""

import dataclasses
import datetime
import enum
import typing
import uuid
from decimal import Decimal
from typing import Any, Literal

import pydantic
import pytest
import sqlmodel

from mirra.codec import from_wire
from mirra.errors import EventDeserializationError


@dataclasses.dataclass
class Point:
    x: int
    y: int = 0


class Model(pydantic.BaseModel):
    a: int


class Row(sqlmodel.SQLModel):
    name: str


class Shape(typing.TypedDict):
    point: Point
    colors: list[str]


class Color(enum.Enum):
    RED = "red"


class Size(enum.IntEnum):
    BIG = 3


UUID = uuid.UUID("8afd7496-a395-4758-bf11-7e0a9a55d061")


@pytest.mark.parametrize(
    ("sent", "kind", "got"),
    [
        ({"x": 1}, Point, Point(1)),
        ({"a": "3"}, Model, Model(a=3)),
        ({"name": "n"}, Row, Row(name="n")),
        ({"point": {"x": 1}, "colors": []}, Shape, {"point": Point(1), "colors": []}),
        ("red", Color, Color.RED),
        (3, Size, Size.BIG),
        ("2026-01-02", datetime.date, datetime.date(2026, 1, 2)),
        ("2026-01-02T03:04", datetime.datetime, datetime.datetime(2026, 1, 2, 3, 4)),
        ("2026-01-02T03:04:05Z", datetime.datetime, datetime.datetime(2026, 1, 2, 3, 4, 5, tzinfo=datetime.UTC)),
        ("03:04", datetime.time, datetime.time(3, 4)),
        ("1:02:03", datetime.timedelta, datetime.timedelta(hours=1, minutes=2, seconds=3)),
        (1.5, datetime.timedelta, datetime.timedelta(seconds=1.5)),
        (str(UUID), uuid.UUID, UUID),
        ("1.50", Decimal, Decimal("1.50")),
        (None, Point | None, None),
        ({"x": 1}, Point | None, Point(1)),
        ([1, 1], set[int], {1}),
        (["a"], frozenset[str], frozenset({"a"})),
        ([1, "a"], tuple[int, str], (1, "a")),
        ([1, 2], tuple[int, ...], (1, 2)),
        ([{"x": 1}], list[Point], [Point(1)]),
        ({"k": {"x": 1}}, dict[str, Point], {"k": Point(1)}),
        ("5", int, 5),
        ("5.5", float, 5.5),
        (5.0, int, 5),
        ("5", int | None, 5),
        ("red", Literal["red", "blue"], "red"),
        ({"$int": "9007199254740993"}, int, 2**53 + 1),
        ({"anything": [1]}, Any, {"anything": [1]}),
    ],
)  # fmt: skip
def test_by_annotation(sent, kind, got):
    made = from_wire(sent, kind)
    assert made == got
    assert type(made) is type(got)


@pytest.mark.parametrize(
    ("sent", "kind", "text"),
    [
        ("x", int, "Expected `int`, got `'x'`: invalid literal for int() with base 10: 'x'"),
        ("blue", Color, "Expected `Color`, got `'blue'`: Invalid enum value 'blue'"),
        ({"y": 1}, Point, "Expected `Point`, got `{'y': 1}`: Object missing required field `x`"),
        ("today", datetime.date, "Expected `date`, got `'today'`: Invalid RFC3339 encoded date"),
        (3, str, "Expected `str`, got `3`: Expected `str`, got `int`"),
    ],
)
def test_what_does_not_fit(sent, kind, text):
    with pytest.raises(EventDeserializationError) as raised:
        from_wire(sent, kind)
    assert raised.value.message == text
