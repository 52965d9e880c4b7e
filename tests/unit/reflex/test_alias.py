"""`import reflex as rx`: apps and component packages written for Reflex find what they import."""

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

import mirra
import mirra.reflex
from mirra.errors import AbsentError, MirraError

mirra.reflex.install()

PATHS = """
reflex.admin AdminDash
reflex.app App default_backend_exception_handler
reflex.base Base
reflex.components.component Component ComponentNamespace NoSSRComponent
reflex.components.core.cond cond
reflex.components.core.foreach foreach
reflex.components.core.match match
reflex.components.el div Div
reflex.components.el.elements a
reflex.components.markdown markdown
reflex.components.markdown.markdown markdown
reflex.components.props PropsBase
reflex.components.radix.primitives.accordion accordion
reflex.components.radix.themes.base theme LiteralAccentColor LiteralButtonSize LiteralSpacing
reflex.components.radix.themes.components.button button LiteralButtonSize
reflex.components.radix.themes.components.text_field LiteralTextFieldSize
reflex.components.radix.themes.layout.flex flex LiteralFlexDirection
reflex.components.radix.themes.layout.box box
reflex.components.radix.themes.typography.base LiteralTextWeight
reflex.components.radix.themes.typography.text text
reflex.components.recharts recharts
reflex.config Config get_config DBConfig environment
reflex.constants Page404 Endpoint LogLevel
reflex.constants.colors Color
reflex.environment environment EnvVar
reflex.event EventHandler EventSpec EventType event key_event passthrough_event_spec redirect
reflex.experimental cond
reflex.istate.data RouterData
reflex.istate.storage encode_values
reflex.middleware Middleware
reflex.model Model ModelRegistry session get_engine
reflex.page page
reflex.plugins Plugin SitemapPlugin TailwindV4Plugin get_plugin
reflex.state State BaseState
reflex.style Style format_style_key color_mode
reflex.utils console exceptions format imports serializers types prerequisites
reflex.utils.console warn
reflex.utils.exceptions ReflexError VarTypeError StateSerializationError
reflex.utils.format to_snake_case to_camel_case
reflex.utils.imports ImportVar merge_imports
reflex.utils.prerequisites get_app
reflex.utils.serializers serializer serialize
reflex.utils.types is_optional typehint_issubclass
reflex.vars Var NumberVar StringVar
reflex.vars.base Var VarData LiteralVar
reflex.vars.function FunctionStringVar
reflex.vars.number NumberVar
reflex.vars.object ObjectVar
reflex.vars.sequence ArrayVar
reflex_base.components.component Component
reflex_base.event EventHandler
reflex_base.utils.exceptions ReflexError
reflex_base.vars.base Var
reflex_components_core.core.cond cond
reflex_components_radix.themes.base theme LiteralButtonSize
reflex_components_recharts recharts
"""


@pytest.mark.parametrize("line", PATHS.split("\n")[1:-1])
def test_what_apps_import_is_there(line):
    module, *names = line.split()
    found = importlib.import_module(module)
    assert [name for name in names if getattr(found, name) is None] == []


def test_a_module_with_the_name_of_a_decorator_is_that_decorator_too():
    import reflex as rx
    import reflex.event
    import reflex.page

    assert reflex.event.EventHandler is mirra.EventHandler

    class Tally(rx.State):
        count: int = 0

        @rx.event
        def add(self):
            self.count += 1

        @rx.event(background=True)
        async def later(self):
            pass

    assert Tally.later.is_background

    @rx.page(route="/tally")
    def tally():
        return rx.button(Tally.count, on_click=Tally.add)

    assert isinstance(tally(), rx.Component)


def test_the_names_are_the_same_objects():
    import reflex as rx

    assert rx.State is mirra.State
    assert rx.vars.Var is mirra.Var
    assert rx.app.App is mirra.App
    assert rx.model.Model is mirra.Model


def test_reflex_itself_need_not_be_installed_and_is_not_used_where_it_is(tmp_path):
    (tmp_path / "reflex").mkdir()
    (tmp_path / "reflex" / "__init__.py").write_text("raise AssertionError('the other one')")
    code = "import mirra.reflex; mirra.reflex.install(); import reflex; print(reflex.State.__module__)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout == "mirra.state.base\n"


@pytest.mark.parametrize("name", sorted(importlib.import_module("mirra.reflex.absent").ABSENT))
def test_what_makes_no_sense_here_says_what_there_is_instead(name):
    import reflex as rx

    found = rx
    for part in name.split("."):
        found = getattr(found, part)
    assert not isinstance(1, found)
    with pytest.raises(AbsentError) as error:
        found()
    assert error.value.message == f"mirra has no `rx.{name}`."
    assert error.value.advice[0].endswith((".", "`"))
    with pytest.raises(AbsentError):

        class Derived(found):
            pass


ERRORS = """
ConfigError InvalidPluginConfigError ReflexRuntimeError(RuntimeError) VarTypeError(TypeError) BackendVarFormatError(VarTypeError)
VarValueError(ValueError) VarAttributeError(AttributeError) UntypedVarError(TypeError) UntypedComputedVarError(TypeError)
ComputedVarSignatureError(TypeError) VarDependencyError(ValueError) StateValueError(ValueError)
SetUndefinedStateVarError(AttributeError) EventHandlerTypeError(TypeError) EventHandlerValueError(ValueError)
EventHandlerArgTypeMismatchError(TypeError) EventFnArgMismatchError(TypeError) MissingAnnotationError(TypeError)
EventHandlerShadowsBuiltInStateMethodError(NameError) DynamicRouteArgShadowsStateVarError(NameError) RouteValueError(ValueError)
PageValueError(ValueError) ChildrenTypeError(TypeError) MatchTypeError(TypeError) ForeachVarError(TypeError)
ForeachRenderError(TypeError) ImmutableStateError LockExpiredError StateSchemaMismatchError(TypeError) StateSerializationError
StateTooLargeError StateMismatchError(ValueError) UploadTypeError(TypeError) UploadValueError(ValueError)
InvalidLifespanTaskTypeError(TypeError) InvalidStateManagerModeError(ValueError) EnvironmentVarValueError(ValueError)
UnretrievableVarValueError HybridPropertyError PrimitiveUnserializableToJSONError(ValueError) InvalidPropValueError
DynamicComponentInvalidSignatureError(TypeError) EventDeserializationError(ValueError)
"""


@pytest.mark.parametrize("entry", ERRORS.split())
def test_every_error_has_its_name_and_its_base(entry):
    from reflex.utils import exceptions

    name, _, base = entry.rstrip(")").partition("(")
    error = getattr(exceptions, name)
    assert issubclass(error, MirraError) and issubclass(error, exceptions.ReflexError)
    if base:
        known = getattr(exceptions, base, None) or getattr(importlib.import_module("builtins"), base)
        assert issubclass(error, known)


def test_the_documentation_is_the_table():
    sys.path.insert(0, str(Path(__file__).parents[3] / "tools"))
    import alias_table

    assert alias_table.TARGET.read_text("utf-8") == alias_table.render()
