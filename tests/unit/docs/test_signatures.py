"""The reference of names that are no components: signatures, texts, members, commands."""

import pytest

from mirra.docs.signatures import documented
from mirra.errors import UnknownComponentError


def member(name, part):
    return next(told for told in documented(name).members if told.name == f"{name}.{part}")


def test_a_function_with_its_example():
    told = documented("set_value")
    assert told.signature == "rx.set_value(ref: str, value: Any) -> ClientEvent"
    assert told.text == "Put ``value`` into the input whose ``id`` is ``ref``."
    assert member("docs", "site").examples == (
        'rx.docs.site("docs", title="My project", links={"GitHub": "https://github.com/me/project"})',
    )


def test_a_long_signature_has_a_line_for_each_parameter():
    assert documented("redirect").signature == (
        "rx.redirect(\n    path: Any,\n    *,\n    is_external: bool = False,\n    popup: bool = False,\n"
        "    replace: bool = False,\n) -> ClientEvent"
    )


def test_a_class_has_fields_with_what_is_written_under_them_and_methods():
    css = member("App", "css")
    assert (css.signature, css.text) == (
        "css: str = 'parts'",
        '``"full"`` sends the whole of Radix\' stylesheet instead of the parts a page uses.',
    )
    assert member("App", "add_page").text.startswith("Add a page.")
    assert "``add_page``" in documented("App").text  # a link of the docstring's own kind
    # What a base has that has a section of its own is told there.
    assert "ComponentState.reset" not in {told.name for told in documented("ComponentState").members}


def test_a_value_has_the_text_below_it_and_what_it_is_called_for():
    assert documented("stop_propagation").text == "Bound by itself: the event goes no further."
    assert member("toast", "error").signature.startswith("error(")


def test_a_module_tells_of_what_it_exports():
    assert {"testing.connect", "testing.Page"} <= {told.name for told in documented("testing").members}


def test_a_command_has_its_options():
    told = documented("mirra run")
    assert told.signature == "mirra run [FILE] [OPTIONS]"
    port = next(option for option in told.members if option.name == "mirra run --frontend-port")
    assert (port.signature, port.text) == ("--frontend-port INTEGER", "Port of the app.  [default: 3000]")
    assert {"mirra db init", "mirra db migrate"} <= {told.name for told in documented("mirra db").members}


@pytest.mark.parametrize("name", ["Ap", "mirra rum", "App.nothing"])
def test_what_there_is_not(name):
    with pytest.raises(UnknownComponentError):
        documented(name)
