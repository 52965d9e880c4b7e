"""What a public name is, read from its definition: its signature, its docstring, and what can be reached from it."""

from __future__ import annotations

import ast
import dataclasses
import inspect
import re
import textwrap
import types
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from itertools import pairwise
from typing import Any

from mirra import public_names
from mirra.docs.describe import examples_of
from mirra.errors import UnknownComponentError
from mirra.vars.base import Var

COMMANDS = "mirra "
"""What the name of a command of the command line begins with."""
_ROLE = re.compile(r":\w+:`~?(?:[\w.]*\.)?(\w+)`")
_PLAIN = (str, int, float, bool, type(None), tuple, frozenset)
_LONGEST = 88
"""Characters of a signature in one line."""


@dataclass(frozen=True, slots=True)
class Documented:
    """A class, function, value or command, and its ``members``."""

    name: str
    signature: str
    text: str = ""
    examples: tuple[str, ...] = ()
    members: tuple[Documented, ...] = ()


def documented(name: str) -> Documented:
    """The public name ``rx.<name>`` or the command ``mirra …``; raises ``UnknownComponentError`` for what there is not."""
    if name.startswith(COMMANDS):
        return _command(name)
    value: Any = import_module("mirra")
    holder: Any = None
    for part in name.split("."):
        holder, value = value, _member(value, part, name)
    return _told(name, value, _text_of(holder, name.rpartition(".")[2], value), deep=True)


def _member(holder: Any, part: str, name: str) -> Any:
    try:
        return getattr(holder, part)
    except UnknownComponentError:
        raise
    except AttributeError:
        raise UnknownComponentError(f"`mirra` has no `{name}`.", source=None) from None


def _told(name: str, value: Any, said: str, deep: bool) -> Documented:
    text, examples = examples_of(_ROLE.sub(r"``\1``", said))
    members: tuple[Documented, ...] = ()
    if deep and isinstance(value, types.ModuleType):
        members = tuple(
            _told(f"{name}.{part}", found, _text_of(value, part, found), deep=False)
            for part, found in _exports(value)
        )
    elif deep and isinstance(value, type):
        members = tuple(_members_of(name, value))
    elif deep and not isinstance(value, Var | types.FunctionType) and _call_of(value) is not None:
        members = tuple(_members_of(name, type(value)))
    return Documented(name, _signature(name, value), text, examples, members)


def _exports(module: types.ModuleType) -> Iterator[tuple[str, Any]]:
    """What a module says is public, without its parts."""
    said = getattr(module, "__all__", None)
    for part in sorted(set(said or dir(module)), key=str.lower):
        try:
            found = getattr(module, part)
        except ImportError:  # an extra that is not installed
            continue
        is_defined = inspect.isroutine(found) or isinstance(found, type)
        is_own = said or not is_defined or str(found.__module__).startswith(module.__name__)
        if is_own and not part.startswith("_") and not isinstance(found, types.ModuleType):
            yield part, found


def _members_of(name: str, cls: type) -> Iterator[Documented]:
    """Fields, properties and methods that a class has itself or from a base of ours, in the order of their definition.

    What a base has that is public itself is told there.
    """
    seen: set[str] = set()
    for base in cls.__mro__:
        is_told_elsewhere = base is not cls and _is_public(base, name)
        if not base.__module__.startswith("mirra") or is_told_elsewhere:
            continue
        said = attribute_docs(base)
        for part, annotation in _fields(base).items():
            if part not in seen and not part.startswith("_"):
                seen.add(part)
                yield _told_field(f"{name}.{part}", base, part, annotation, said.get(part, ""))
        for part, found in vars(base).items():
            if part.startswith("_") or part in seen:
                continue
            made = found.__func__ if isinstance(found, classmethod | staticmethod) else found
            if isinstance(made, property):
                seen.add(part)
                yield Documented(f"{name}.{part}", part, *examples_of(_plain(made.__doc__)))
            elif inspect.isfunction(made):
                seen.add(part)
                yield Documented(
                    f"{name}.{part}",
                    _call(part, made, is_bound=not isinstance(found, staticmethod)),
                    *examples_of(_plain(made.__doc__)),
                )


def _is_public(cls: type, beside: str) -> bool:
    """Whether a class is reached by a name of `rx`, or in the module where ``beside`` is."""
    place = public_names().get(beside.partition(".")[0], "") if "." in beside else ""
    module = import_module(place.removesuffix(":")) if place.endswith(":") else None
    return (
        f"{cls.__module__}:{cls.__name__}" in public_names().values()
        or getattr(module, cls.__name__, None) is cls
    )


def _plain(text: str | None) -> str:
    return _ROLE.sub(r"``\1``", text or "")


def _fields(cls: type) -> dict[str, Any]:
    return dict(inspect.get_annotations(cls))


def _told_field(name: str, cls: type, part: str, annotation: Any, said: str) -> Documented:
    shown = f"{part}: {_type(annotation)}"
    fields = getattr(cls, "__dataclass_fields__", {})
    default = fields[part].default if part in fields else vars(cls).get(part, dataclasses.MISSING)
    if part in fields and fields[part].default_factory is not dataclasses.MISSING:
        default = (
            fields[part].default_factory() if fields[part].default_factory in (list, dict, set) else default
        )
    if isinstance(default, (*_PLAIN, list, dict, set)):
        shown += f" = {default!r}"
    return Documented(name, shown, *examples_of(_plain(said)))


def attribute_docs(holder: type | types.ModuleType) -> dict[str, str]:
    """The strings under attributes, as editors read them."""
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(holder)))
    except (OSError, TypeError, SyntaxError):
        return {}
    body = (
        tree.body[0].body
        if isinstance(holder, type) and isinstance(tree.body[0], ast.ClassDef)
        else tree.body
    )
    found: dict[str, str] = {}
    for statement, after in pairwise(body):
        target = (
            statement.target
            if isinstance(statement, ast.AnnAssign)
            else statement.targets[0]
            if isinstance(statement, ast.Assign)
            else None
        )
        if (
            isinstance(target, ast.Name)
            and isinstance(after, ast.Expr)
            and isinstance(after.value, ast.Constant)
            and isinstance(after.value.value, str)
        ):
            found[target.id] = inspect.cleandoc(after.value.value)
    return found


def _text_of(holder: Any, part: str, value: Any) -> str:
    """A docstring, or for a plain value the string below it where it is defined."""
    if inspect.isroutine(value) or isinstance(value, type | types.ModuleType):
        return inspect.getdoc(value) or ""
    place = public_names().get(part, "") if getattr(holder, "__name__", "") == "mirra" else ""
    module, _, attribute = place.partition(":")
    said = attribute_docs(import_module(module)).get(attribute, "") if attribute else ""
    if not said and isinstance(holder, types.ModuleType):
        said = attribute_docs(holder).get(part, "")
    return said or inspect.getdoc(type(value)) or ""


# -- signatures


def _signature(name: str, value: Any) -> str:
    shown = f"rx.{name}"
    if isinstance(value, types.ModuleType):
        return shown
    if isinstance(value, type):
        own = vars(value).get("__init__")
        is_said = own is not None and not dataclasses.is_dataclass(value)  # the fields are told one by one
        return (
            f"class {_call(shown, own, is_bound=True).removesuffix(' -> None')}"
            if is_said
            else f"class {shown}"
        )
    if inspect.isroutine(value):
        return _call(shown, value)
    call = _call_of(value)
    if call is not None:
        return _call(shown, call, is_bound=True)
    return f"{shown}: {type(value).__name__}"


def _call_of(value: Any) -> Any:
    """The method that runs when an instance is called."""
    call = getattr(type(value), "__call__", None)  # noqa: B004  # what it holds, not whether it can be called
    return call if inspect.isfunction(call) else None


def _call(name: str, function: Any, is_bound: bool = False) -> str:
    """``name(parameters) -> result`` in lines that fit a page."""
    try:
        signature = inspect.signature(function)
    except (ValueError, TypeError):
        return f"{name}(…)"
    parameters = [p for p in signature.parameters.values() if not (is_bound and p.name in ("self", "cls"))]
    texts: list[str] = []
    for at, parameter in enumerate(parameters):
        before = parameters[at - 1].kind if at else None
        if before is parameter.POSITIONAL_ONLY and parameter.kind is not parameter.POSITIONAL_ONLY:
            texts.append("/")
        if parameter.kind is parameter.KEYWORD_ONLY and before not in (
            parameter.KEYWORD_ONLY,
            parameter.VAR_POSITIONAL,
        ):
            texts.append("*")
        texts.append(_parameter(parameter))
    result = (
        "" if signature.return_annotation is signature.empty else f" -> {_type(signature.return_annotation)}"
    )
    line = f"{name}({', '.join(texts)}){result}"
    if len(line) <= _LONGEST:
        return line
    return "\n".join([f"{name}(", *(f"    {text}," for text in texts), f"){result}"])


def _parameter(parameter: inspect.Parameter) -> str:
    stars = (
        "*"
        if parameter.kind is parameter.VAR_POSITIONAL
        else "**"
        if parameter.kind is parameter.VAR_KEYWORD
        else ""
    )
    is_typed = parameter.annotation is not parameter.empty
    shown = f"{stars}{parameter.name}" + (f": {_type(parameter.annotation)}" if is_typed else "")
    if parameter.default is parameter.empty:
        return shown
    default = repr(parameter.default) if isinstance(parameter.default, _PLAIN) else "…"
    return f"{shown} = {default}" if is_typed else f"{shown}={default}"


def _type(annotation: Any) -> str:
    text = annotation if isinstance(annotation, str) else inspect.formatannotation(annotation)
    return re.sub(r"\b(?:[a-z_]\w*\.)+(?=[A-Za-z_])", "", text).strip("'\"")


# -- the command line


def _command(name: str) -> Documented:
    """A command with its arguments and options, as ``--help`` has them."""
    found: Any = import_module("mirra.cli.main").main
    context = None
    for part in name.split()[1:]:
        import click

        context = click.Context(found, info_name=part, parent=context)
        found = found.get_command(context, part)
        if found is None:
            raise UnknownComponentError(f"There is no command `{name}`.", source=None)
    options = [param for param in found.params if param.param_type_name == "option" and not param.hidden]
    arguments = " ".join(
        param.make_metavar(context) if context else param.name.upper()
        for param in found.params
        if param.param_type_name == "argument"
    )
    text, examples = examples_of(found.help)
    inner = tuple(_command(f"{name} {part}") for part in getattr(found, "commands", {}))
    members = tuple(
        Documented(f"{name} {max(option.opts, key=len)}", _option(option), option.help or "")
        for option in options
    )
    return Documented(
        name,
        " ".join(filter(None, [name, arguments, "[OPTIONS]" if options else ""])),
        text,
        examples,
        inner + members,
    )


def _option(option: Any) -> str:
    names = ", ".join([*option.opts, *(f"/ {other}" for other in option.secondary_opts)]).replace(", /", " /")
    if option.is_flag:
        return names
    choices = getattr(option.type, "choices", None)
    return f"{names} {'|'.join(choices) if choices else option.type.name.upper()}"
