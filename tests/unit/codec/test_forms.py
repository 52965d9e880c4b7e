"""A submitted form becomes what the handler's annotation says; what does not fit is told field by field."""

import dataclasses
from typing import Annotated, NotRequired, TypedDict

import pydantic
import pytest

import mirra as rx
from mirra.codec import from_wire
from mirra.codec.forms import FormError
from mirra.errors import EventDeserializationError, EventHandlerValueError


def sent(*pairs):
    """A form as a browser sends it."""
    return {"$form": {"key": "1", "fields": [list(pair) for pair in pairs]}}


COLOURS = sent(("name", "Ada"), ("colour", "red"), ("colour", "blue"), ("agree", "on"))


def test_a_dict_has_the_last_value_of_each_name():
    wanted = {"name": "Ada", "colour": "blue", "agree": "on"}
    assert from_wire(COLOURS, dict) == wanted
    assert from_wire(COLOURS) == wanted
    assert from_wire(COLOURS, dict[str, str]) == wanted


def test_form_data_has_all_values_in_order_and_cannot_be_changed():
    data = from_wire(COLOURS, rx.form.FormData)
    assert data["colour"] == "blue" and data.get("other") is None
    assert data.getlist("colour") == ["red", "blue"] and data.getlist("other") == []
    assert data.multi_items() == [("name", "Ada"), ("colour", "red"), ("colour", "blue"), ("agree", "on")]
    assert dict(data) == {"name": "Ada", "colour": "blue", "agree": "on"} and len(data) == 3
    with pytest.raises(TypeError):
        data["name"] = "Eve"
    with pytest.raises(KeyError):
        data["other"]


class Order(TypedDict):
    name: str
    colour: list[str]
    agree: bool
    news: bool
    amount: NotRequired[int]


def test_a_typed_dict_has_lists_and_booleans():
    assert from_wire(COLOURS, Order) == {
        "name": "Ada", "colour": ["red", "blue"], "agree": True, "news": False,
    }  # fmt: skip
    assert from_wire(sent(("name", ""), ("colour[]", "red"), ("amount", "3"), ("news", True)), Order) == {
        "name": "", "colour": ["red"], "agree": False, "news": True, "amount": 3,
    }  # fmt: skip


def test_what_is_wrong_is_told_by_field():
    with pytest.raises(FormError) as caught:
        from_wire(sent(("amount", "many"), ("colour", "red")), Order)
    assert caught.value.key == "1"
    assert caught.value.fields == {"name": "This field is required.", "amount": "A whole number is needed."}


@dataclasses.dataclass
class Booking:
    guest: str
    nights: int
    price: float = 10.0
    note: str | None = None

    def __post_init__(self):
        if self.nights < 1:
            raise ValueError("At least one night.")


def test_a_dataclass_is_made_and_checks_itself():
    assert from_wire(sent(("guest", "Ada"), ("nights", "2"), ("price", "")), Booking) == Booking("Ada", 2)
    with pytest.raises(FormError) as caught:
        from_wire(sent(("guest", "Ada"), ("nights", "")), Booking)
    assert caught.value.fields == {"nights": "This field is required."}
    with pytest.raises(FormError) as caught:
        from_wire(sent(("guest", "Ada"), ("nights", "0")), Booking)
    assert caught.value.fields == {"": "At least one night."}


class SignUp(pydantic.BaseModel):
    email: Annotated[str, pydantic.Field(min_length=5)]
    age: int = 0

    @pydantic.field_validator("email")
    @classmethod
    def has_an_at(cls, value):
        if "@" not in value:
            raise ValueError("An address has an @.")
        return value


def test_a_model_validates():
    assert from_wire(sent(("email", "a@b.c"), ("age", "7")), SignUp) == SignUp(email="a@b.c", age=7)
    with pytest.raises(FormError) as caught:
        from_wire(sent(("email", "nobody"), ("age", "old")), SignUp)
    assert caught.value.fields["email"] == "An address has an @."
    assert "integer" in caught.value.fields["age"]
    with pytest.raises(FormError) as caught:
        from_wire(sent(), SignUp)
    assert caught.value.fields == {"email": "This field is required."}


@pytest.mark.parametrize(
    "form", [1, {}, {"key": "1"}, {"key": 1, "fields": []}, {"key": "1", "fields": [["a", {}]]}]
)
def test_what_is_no_form_is_refused(form):
    with pytest.raises(EventDeserializationError, match="A malformed form"):
        from_wire({"$form": form}, Order)


def test_a_form_without_a_control_for_a_required_field():
    class Shop(rx.State):
        def order(self, form: Order):
            pass

    rx.form(
        rx.input(name="name"),
        rx.input(name="colour"),
        rx.input(id="agree"),
        rx.input(name="news"),
        on_submit=Shop.order,
    ).freeze()
    form = rx.form(rx.input(name="nam"), rx.input(name="colour"), on_submit=Shop.order)
    with pytest.raises(EventHandlerValueError) as caught:
        form.freeze()
    assert str(caught.value).splitlines()[:-1] == [
        "`order` needs `name`, but the form has no control of this name.",
        "  Did you mean `nam`?",
        '  Name a control `name="name"`, or make the field optional.',
    ]
