"""Every exception mirra raises, and how an error says where the user's line is.

The tree (builtin bases in brackets)::

    MirraError
    ├── ConfigError [ValueError]
    │   └── InvalidPluginConfigError, InvalidStateManagerModeError, EnvironmentVarValueError
    ├── MirraRuntimeError [RuntimeError]
    ├── MissingExtraError [ImportError]
    ├── VarTypeError [TypeError]
    │   └── BackendVarFormatError
    ├── VarValueError [ValueError]
    ├── VarAttributeError [AttributeError]
    ├── UntypedVarError, UntypedComputedVarError, ComputedVarSignatureError [TypeError]
    ├── VarDependencyError [ValueError]
    ├── StateValueError [ValueError], SetUndefinedStateVarError [AttributeError], ImmutableStateError
    ├── StateSerializationError [TypeError], StateTooLargeError, StateSchemaMismatchError [TypeError], StateMismatchError [ValueError]
    ├── UnretrievableVarValueError, PrimitiveUnserializableToJSONError [ValueError]
    ├── EventHandlerTypeError, EventHandlerArgTypeMismatchError, EventFnArgMismatchError [TypeError]
    ├── EventHandlerValueError [ValueError], EventHandlerShadowsBuiltInStateMethodError [NameError]
    ├── EventDeserializationError [ValueError], MissingAnnotationError [TypeError]
    ├── HandlerSignatureError, RouteValueError, PageValueError [ValueError], DynamicRouteArgShadowsStateVarError [NameError]
    ├── ChildrenTypeError, MatchTypeError, ForeachVarError, ForeachRenderError [TypeError]
    ├── UnknownPropError, InvalidPropTypeError [TypeError], InvalidPropValueError [ValueError]
    ├── UnknownTriggerError [ValueError], UnknownComponentError [AttributeError], InvalidIconError [ValueError]
    ├── AbsentError [RuntimeError, AttributeError]  a name of another engine
    ├── BundleError [RuntimeError]                  a user's npm package or local .jsx file
    ├── StylesheetError [ValueError]                a user's Sass stylesheet
    ├── ProtocolError [ValueError]                  a message from a browser that is not one of ours
    └── …

An error's text is the message, then indented advice, then the user's line::

    `button` has no prop `colour`.
      Did you mean `color_scheme`?
      in pages/home.py:14
"""

from __future__ import annotations

import difflib
import sys
import traceback
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_PACKAGE = str(Path(__file__).parent)


@dataclass(frozen=True, slots=True)
class Source:
    """A line of the user's own code; ``file`` is shown relative to the working directory where possible."""

    file: str
    line: int

    def __str__(self) -> str:
        try:
            shown = Path(self.file).relative_to(Path.cwd())
        except ValueError:
            shown = Path(self.file)
        return f"{shown}:{self.line}"


def is_own_file(name: str) -> bool:
    """Whether a file is mirra's or Python's own rather than the user's."""
    return (
        name.startswith((_PACKAGE, "<"))
        or "site-packages" in name
        or "/lib/python3" in name
        or name.endswith(("/bin/mirra", "\\Scripts\\mirra.exe\\__main__.py"))
    )


def user_source() -> Source | None:
    """The innermost line on the stack that is neither mirra's nor the standard library's own.

    Cheap enough for each component made: it looks at frames, not at source files.
    """
    frame = sys._getframe(1)
    while frame is not None:
        name = frame.f_code.co_filename
        if not is_own_file(name):
            return Source(name, frame.f_lineno)
        frame = frame.f_back  # type: ignore[assignment]  # ends with None, which ends the loop
    return None


def user_line(error: BaseException) -> Source | None:
    """The innermost line of the traceback that is the user's own."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if not is_own_file(frame.filename)]
    return Source(frames[-1].filename, frames[-1].lineno or 0) if frames else None


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice most like ``word``, or ``None`` if none is close."""
    found = difflib.get_close_matches(word, list(choices), n=1, cutoff=0.6)
    return found[0] if found else None


def did_you_mean(word: str, choices: Iterable[str]) -> str | None:
    """The line of advice naming the nearest choice: "Did you mean `color_scheme`?"."""
    near = nearest(word, choices)
    return f"Did you mean `{near}`?" if near else None


class MirraError(Exception):
    """Base of all errors mirra raises on purpose.

    ``advice`` lines say what to write instead; ``source`` is the user's line, found from the stack when not given.
    """

    def __init__(self, message: str, *advice: str | None, source: Source | None = None) -> None:
        self.message = message
        self.advice = tuple(line for line in advice if line)
        self.source = source if source is not None else user_source()
        super().__init__(message)

    def __str__(self) -> str:
        lines = [self.message, *(f"  {line}" for line in self.advice)]
        if self.source is not None:
            lines.append(f"  in {self.source}")
        return "\n".join(lines)


class ConfigError(MirraError, ValueError):
    """A setting of `rxconfig.py`, of the environment or of the command line is wrong."""


class InvalidPluginConfigError(ConfigError):
    """An entry of ``plugins`` is not a plugin."""


class InvalidStateManagerModeError(ConfigError):
    """``state_manager_mode`` is none of those there are."""


class EnvironmentVarValueError(ConfigError):
    """A variable of the environment has a text that is no value of its type."""


class MirraNameError(MirraError, NameError):
    """A name that is reserved."""


class MirraRuntimeError(MirraError, RuntimeError):
    """Something was called at a time when it cannot work, such as instantiating a state class."""


class NotAllowedError(MirraRuntimeError):
    """A session asked for what `requires=` keeps from it. The app's `backend_exception_handler` may answer, such as with a redirect."""


class MissingExtraError(MirraError, ImportError):
    """A feature needs an optional dependency; the advice is the ``pip install`` line."""


class VarTypeError(MirraError, TypeError):
    """An operation that Vars do not support, such as ``if var`` or ``int + str``."""


class BackendVarFormatError(VarTypeError):
    """A backend var (``_name``) was used where it would reach the browser."""


class VarValueError(MirraError, ValueError):
    """A value that a Var operation cannot take, such as an unknown format spec."""


class VarAttributeError(MirraError, AttributeError):
    """A Var's type has no such field or method."""


class UntypedVarError(MirraError, TypeError):
    """An operation needs to know the Var's type."""


class UntypedComputedVarError(MirraError, TypeError):
    """A computed var has no return annotation."""


class ComputedVarSignatureError(MirraError, TypeError):
    """A computed var takes something other than ``self``."""


class VarDependencyError(MirraError, ValueError):
    """A computed var depends on something that is not a var."""


class StateValueError(MirraError, ValueError):
    """A state class is declared in a way that cannot work."""


class SetUndefinedStateVarError(MirraError, AttributeError):
    """A handler set an attribute that the state class does not declare."""


class ImmutableStateError(MirraError, AttributeError):
    """State was changed outside `async with self` of a background handler."""


class StateSerializationError(MirraError, TypeError):
    """A value in state cannot be stored or sent."""


class StateSchemaMismatchError(MirraError, TypeError):
    """Stored state does not fit the class that reads it."""


class StateTooLargeError(MirraError):
    """A session's state is larger than the configured cap."""


class StateMismatchError(MirraError, ValueError):
    """A page was made for other state classes than the server has. mirra brings such pages up to date and never raises this;
    a store of one's own may."""


class UnretrievableVarValueError(MirraError):
    """The value of something that is no var of a state was asked for."""


class PrimitiveUnserializableToJSONError(MirraError, ValueError):
    """A number that JSON cannot say: not a number, or infinite."""


class LockExpiredError(MirraError):
    """A worker held a session longer than its lease; its write was refused."""


class InterruptedEventError(MirraError):
    """The server ended while a handler ran that may have done more than change the state: it is not run again."""


class HybridPropertyError(MirraError, TypeError):
    """A hybrid property read something that only the server has."""


class EventHandlerTypeError(MirraError, TypeError):
    """A handler was given an argument that cannot be sent, or an unknown one."""


class EventHandlerValueError(MirraError, ValueError):
    """What was bound to a trigger is not an event."""


class EventHandlerArgTypeMismatchError(MirraError, TypeError):
    """A trigger gives a type that the handler's annotation does not accept."""


class EventFnArgMismatchError(MirraError, TypeError):
    """A handler or lambda needs more arguments than its trigger gives."""


class EventDeserializationError(MirraError, ValueError):
    """An argument from the browser does not fit the handler's annotation."""


class EventHandlerShadowsBuiltInStateMethodError(MirraError, NameError):
    """A handler has the name of a method every state has."""


class MissingAnnotationError(MirraError, TypeError):
    """A parameter needs an annotation."""


class RouteValueError(MirraError, ValueError):
    """A route is malformed or taken."""


class PageValueError(MirraError, ValueError):
    """A page has no component."""


class HandlerSignatureError(MirraError, ValueError):
    """An exception handler of the app is not a named function that takes ``exception: Exception``."""


class DynamicRouteArgShadowsStateVarError(MirraError, NameError):
    """A route argument has the name of a state var."""


class ChildrenTypeError(MirraError, TypeError):
    """A child that is neither a component, a Var nor text."""


class MatchTypeError(MirraError, TypeError):
    """The cases of a ``match`` do not fit together."""


class ForeachVarError(MirraError, TypeError):
    """``foreach`` was given something that cannot be iterated."""


class ForeachRenderError(MirraError, TypeError):
    """The render function of ``foreach`` has the wrong number of parameters."""


class UnknownPropError(MirraError, TypeError):
    """A keyword that is neither a prop, a CSS property nor an attribute."""


class InvalidPropValueError(MirraError, ValueError):
    """A value that a prop cannot have."""


class InvalidPropTypeError(InvalidPropValueError, TypeError):
    """A prop's value has the wrong type or is outside its choices."""


class UnknownTriggerError(MirraError, ValueError):
    """A component has no such event trigger."""


class UnknownComponentError(MirraError, AttributeError):
    """There is no public name like this."""


class InvalidIconError(MirraError, ValueError):
    """There is no icon of this name."""


class DynamicComponentInvalidSignatureError(MirraError, TypeError):
    """A dynamic component's function has the wrong parameters."""


class BundleError(MirraError, RuntimeError):
    """A user's npm package or local JavaScript file could not be bundled; ``module`` is the one, where it is known."""

    def __init__(
        self, message: str, *advice: str | None, source: Source | None = None, module: str | None = None
    ) -> None:
        super().__init__(message, *advice, source=source)
        self.module = module


class StylesheetError(MirraError, ValueError):
    """A Sass stylesheet is missing or cannot be compiled; ``source`` is the line in it."""


class UploadTypeError(MirraError, TypeError):
    """An upload handler has the wrong annotation."""


class UploadValueError(MirraError, ValueError):
    """An upload handler lacks its files parameter, or an upload broke its limits."""


class InvalidLifespanTaskTypeError(MirraError, TypeError):
    """A lifespan task is neither a coroutine function, a context manager nor a function."""


class AbsentError(MirraError, RuntimeError, AttributeError):
    """A name that other engines have and mirra does not; the advice says what there is instead."""


class ProtocolError(MirraError, ValueError):
    """A message from a browser that is malformed, oversized or not allowed."""
