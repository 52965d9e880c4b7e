"""Vars that come from React hooks, and names that no other Var has."""

from __future__ import annotations

import hashlib
from typing import Any

from mirra.errors import user_source
from mirra.js.tree import Call, Member, Raw
from mirra.vars.base import Var, make


def get_unique_variable_name(seed: str = "") -> str:
    """A JavaScript name that belongs to the user's line it is asked from: the same after a restart and on every worker."""
    return f"v{hashlib.sha256(f'{user_source()} {seed}'.encode()).hexdigest()[:10]}"


def use_hook_var(library: str, hook: str, _var_type: Any = Any, *arguments: str) -> Var[Any]:
    """The result of a hook of a library, called once in the component that shows the Var."""
    name = get_unique_variable_name(f"{library} {hook}")
    statement = f"const {name} = {hook}({', '.join(arguments)});"
    return make(Raw(name, ((library, hook, hook),), (statement,)), _var_type)


def use_id() -> Var[str]:
    """An id that is unique on the page and the same in prerendered HTML: React's ``useId``."""
    return use_hook_var("react", "useId", str)


def get_uuid_string_var() -> Var[str]:
    """A random UUID, another one each time it is computed; browsers have these on https and on localhost only."""
    return make(Call(Member(Raw("crypto"), "randomUUID"), ()), str)
