"""Python text of the wrapper of an npm package, from what its TypeScript declarations say (`declarations.mjs`)."""

from __future__ import annotations

import builtins
import json
import keyword
import re
import textwrap
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from mirra.elements.component import Component
from mirra.errors import BundleError, MissingExtraError, did_you_mean
from mirra.names import camel
from mirra.toolchain.bun import add_packages, find_bun, run_script

_TOOLS = {"typescript": "5.9.3", "@types/react": "19"}
_SCRIPT = Path(__file__).parent / "declarations.mjs"
_PLAIN = {
    "text": "str",
    "number": "float",
    "flag": "bool",
    "any": "Any",
    "object": "dict[str, Any]",
    "function": "Any",
}
_EVENTS = {
    "ChangeEvent": ("str", "rx.event.input_event"),
    "FormEvent": ("str", "rx.event.input_event"),
    "KeyboardEvent": ("str, dict[str, bool]", "rx.event.key_event"),
}
_LEFT_OUT = frozenset({"children", "ref", "key", "className", "style", "id"})
"""What every component of ours has by itself."""


def declarations(package: str, folder: Path) -> dict[str, Any]:
    """What the head of `declarations.mjs` says; ``folder`` keeps the package and the compiler.

    Raises ``BundleError`` and ``MissingExtraError``.
    """
    bun = find_bun()
    if bun is None:
        raise MissingExtraError(
            "Reading a package's declarations needs Bun.", 'Install it: pip install "mirra[npm]"', source=None
        )
    name, _, version = package[1:].partition("@")
    name = package[0] + name
    add_packages(bun, folder, {name: version, **_TOOLS})
    done = run_script(bun, _SCRIPT, {"package": name, "folder": str(folder)})
    if done.returncode:
        raise BundleError(
            f"The declarations of `{name}` could not be read.",
            done.stderr.strip().splitlines()[-1:][0],
            source=None,
        )
    found: dict[str, Any] = json.loads(done.stdout)
    if not found["components"]:
        raise BundleError(
            f"`{name}` declares no React component.",
            "A package without TypeScript declarations is wrapped by hand: subclass `rx.Component`.",
            source=None,
        )
    return {"package": name, **found}


def wrapper_text(found: Mapping[str, Any], only: Collection[str] = ()) -> str:
    """The module; raises ``BundleError`` for a component that the package has not."""
    found = _with_free_names(found)
    components = {component["name"]: component for component in found["components"]}
    for name in only:
        if name not in components:
            raise BundleError(
                f"`{found['package']}` has no component `{name}`.",
                did_you_mean(name, components),
                source=None,
            )
    chosen = [component for name, component in components.items() if not only or name in only]
    parts = [_class(component, found) for component in chosen]
    body = "\n\n".join(parts)
    factories = "\n".join(f"{_snake(_class_name(c, found))} = {_class_name(c, found)}.create" for c in chosen)
    shapes = "".join(f"{text}\n\n" for text in _shapes(found, body))
    body = shapes + body
    names = [name for name in _TYPING if re.search(rf"\b{name}\b", body)]
    imports = f"from typing import {', '.join(names)}\n\n" if names else ""
    return (
        f'"""{found["package"]} {found["version"]} as mirra components, written by `mirra component wrap {found["package"]}`."""\n\n'
        f"from __future__ import annotations\n\n{imports}import mirra as rx\n\n\n{body}\n\n{factories}\n"
    )


_TYPING = ("Annotated", "Any", "Literal", "NotRequired", "TypedDict")


def _with_free_names(found: Mapping[str, Any]) -> Mapping[str, Any]:
    """The same, where no shape is called like a component or what the module imports."""
    taken = {*_TYPING, *dir(builtins), *(_class_name(component, found) for component in found["components"])}
    renamed = {name: f"{name}Shape" for name in found["shapes"] if name in taken or keyword.iskeyword(name)}

    def free(value: Any) -> Any:
        if isinstance(value, list):
            return [free(item) for item in value]
        if not isinstance(value, dict):
            return value
        if value.get("kind") == "shape":
            return {**value, "name": renamed.get(value["name"], value["name"])}
        return {key: free(item) for key, item in value.items()}

    shapes = {renamed.get(name, name): free(fields) for name, fields in found["shapes"].items()}
    return {**found, "components": free(found["components"]), "shapes": shapes}


def _shapes(found: Mapping[str, Any], body: str) -> Iterator[str]:
    """The object types that the text of the classes names, and those that these name, as ``TypedDict``s."""
    written: dict[str, str] = {}
    texts = [body]
    while texts:
        text = texts.pop()
        for name, fields in found["shapes"].items():
            if name not in written and re.search(rf"\b{name}\b", text):
                written[name] = _shape(name, fields)
                texts.append(written[name])
    return (written[name] for name in found["shapes"] if name in written)


def _shape(name: str, fields: list[Mapping[str, Any]]) -> str:
    typed = [(f["name"], _python(f["type"]), f["required"]) for f in fields]
    if all(key.isidentifier() and not keyword.iskeyword(key) for key, _, _ in typed):
        lines = [f"    {key}: {kind if needed else f'NotRequired[{kind}]'}" for key, kind, needed in typed]
        return "\n".join([f"class {name}(TypedDict):", *lines]) + "\n"
    # Keys that are no names in Python have another form, which is evaluated at once.
    entries = [
        f"        {json.dumps(key)}: {json.dumps(kind if needed else f'NotRequired[{kind}]')},"
        for key, kind, needed in typed
    ]
    return "\n".join([f"{name} = TypedDict(", f'    "{name}",', "    {", *entries, "    },", ")"]) + "\n"


def module_name(package: str) -> str:
    """``@scope/some-name`` -> ``scope_some_name``."""
    return re.sub(r"\W+", "_", package).strip("_").lower()


def _class_name(component: Mapping[str, Any], found: Mapping[str, Any]) -> str:
    name = component["name"]
    if name == "default":
        name = "".join(
            part.capitalize() for part in re.findall(r"[A-Za-z0-9]+", found["package"].split("/")[-1])
        )
    return f"_{name}" if keyword.iskeyword(name) or not name.isidentifier() else str(name)


def _class(component: Mapping[str, Any], found: Mapping[str, Any]) -> str:
    is_default = component["name"] == "default"
    name = _class_name(component, found)
    lines = [
        f"class {name}(rx.NoSSRComponent):",
        *_doc(component["doc"] or f"`{component['name']}` of {found['package']}."),
        "",
        f'    library = "{found["package"]}@{found["version"]}"',
        f'    tag = "{name if is_default else component["name"]}"',
    ]
    if is_default:
        lines.append("    is_default = True")
    renamed: dict[str, str] = {}
    body: list[str] = []
    for prop in component["props"]:
        if prop["name"] not in _LEFT_OUT and prop["name"].isidentifier():
            body += _prop(prop, renamed)
    if renamed:
        lines.append(f"    _rename_props = {json.dumps(renamed)}")
    lines += ["", *body] if body else []
    if found["style"]:
        sheet = f"{found['package']}{found['style']}"
        lines += ["", "    def add_imports(self) -> dict[str, Any]:", f'        return {{"": "{sheet}"}}']
    return "\n".join(lines) + "\n"


def _prop(prop: Mapping[str, Any], renamed: dict[str, str]) -> Iterator[str]:
    name = _snake(prop["name"])
    if keyword.iskeyword(name) or hasattr(Component, name) or name in _TAKEN:
        name += "_"
    if camel(name) != prop["name"]:
        renamed[camel(name)] = prop["name"]
    yield f"    {name}: {_annotation(prop['name'], prop['type'])}"
    said = [prop["doc"]]
    if prop["required"]:
        said.append("Required.")
    if prop["default"]:
        said.append(f"Default: {prop['default']}.")
    text = "\n\n".join(part for part in said if part)
    if text:
        yield from _doc(text)


_TAKEN = frozenset({"props", "styles", "attributes", "source", "cls", "self"})


def _annotation(name: str, kind: Mapping[str, Any]) -> str:
    functions = [k for k in _members(kind) if k["kind"] == "function"]
    is_called = bool(re.match(r"on[A-Z]", name))
    if (
        functions
        and (is_called or not functions[0]["answers"])
        and not (functions[0]["answers"] and not is_called)
    ):
        return _trigger(functions[0]["parameters"])
    if any(k["kind"] == "node" for k in _members(kind)):
        return "rx.Component | rx.Var[Any]"
    return f"rx.Var[{_python(kind)}]"


def _trigger(parameters: list[Mapping[str, Any]]) -> str:
    """A callback: what of its arguments a handler can get. Events of the browser are left behind, but for what is typed."""
    events = [_event_of(p["type"]) for p in parameters]
    if len(events) == 1 and events[0] in _EVENTS:
        kinds, spec = _EVENTS[events[0]]
        return f"Annotated[rx.EventHandler[{kinds}], {spec}]"
    given = [
        (index, _python(p["type"]))
        for index, (p, event) in enumerate(zip(parameters, events, strict=True))
        if event is None
    ]
    kinds = ", ".join(kind for _, kind in given) or "()"
    if len(given) == len(parameters):
        return f"rx.EventHandler[{kinds}]"
    names = ", ".join(f"_{index}" for index in range(len(parameters)))
    values = ", ".join(f"_{index}" for index, _ in given)
    return f"Annotated[rx.EventHandler[{kinds}], lambda {names}: [{values}]]"


def _event_of(kind: Mapping[str, Any]) -> str | None:
    return next((k["event"] for k in _members(kind) if k["kind"] == "event"), None)


def _members(kind: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return list(kind["of"]) if kind["kind"] == "union" else [kind]


def _python(kind: Mapping[str, Any]) -> str:
    match kind["kind"]:
        case "literal":
            values = kind["values"]
            # A fraction is no literal in Python.
            if any(isinstance(value, float) and not value.is_integer() for value in values):
                return "float"
            return f"Literal[{', '.join(json.dumps(int(v) if isinstance(v, float) else v) for v in values)}]"
        case "list":
            return f"list[{_python(kind['of'])}]"
        case "record":
            return f"dict[str, {_python(kind['of'])}]"
        case "shape":
            return str(kind["name"])
        case "union":
            found = list(dict.fromkeys(_python(member) for member in kind["of"]))
            return "Any" if "Any" in found else " | ".join(found)
        case other:
            return _PLAIN.get(other, "Any")


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower()


def _doc(text: str) -> list[str]:
    """A docstring four spaces in; a package's own text may hold anything."""
    safe = text.replace("\\", "\\\\").replace('"""', "'''").strip()
    paragraphs = [
        textwrap.fill(" ".join(part.split()), 100) for part in re.split(r"\n\s*\n", safe) if part.strip()
    ]
    lines = "\n\n".join(paragraphs).splitlines()
    if lines[-1].endswith('"'):
        lines[-1] += " "
    if len(lines) == 1:
        return [f'    """{lines[0]}"""']
    return [f'    """{lines[0]}', *(f"    {line}".rstrip() for line in lines[1:]), '    """']
