"""React's hooks as Vars, for the ``add_hooks`` of wrapped components: ``hooks.useState("open", False)``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mirra.js.printer import print_expression
from mirra.js.tree import Raw
from mirra.vars.base import Var, make
from mirra.vars.literal import literal_var


class Hooks:
    """The namespace; names are React's."""

    def const(self, name: str | Sequence[str], value: Any) -> Var[Any]:
        """``const name = value``; several names take an array apart."""
        target = name if isinstance(name, str) else f"[{', '.join(name)}]"
        expression = literal_var(value)._expr
        imports = expression.imports if isinstance(expression, Raw) else ()
        return make(Raw(f"const {target} = {print_expression(expression)}", imports), Any)

    def useState(self, var_name: str, default: Any = None) -> Var[Any]:
        """``const [name, setName] = useState(default)``."""
        return self.const(
            [var_name, f"set{var_name[:1].upper()}{var_name[1:]}"], _call("useState", literal_var(default))
        )

    def useRef(self, var_name: str = "ref", default: Any = None) -> Var[Any]:
        """``const name = useRef(default)``."""
        return self.const(var_name, _call("useRef", literal_var(default)))

    def useCallback(self, func: str | Var[Any], deps: Sequence[str | Var[Any]] = ()) -> Var[Any]:
        """``useCallback(func, [deps])``; texts are JavaScript."""
        listed = make(Raw(f"[{', '.join(_text(dep) for dep in deps)}]"), Any)
        return _call("useCallback", make(Raw(_text(func)), Any), listed)

    def useContext(self, context: str | Var[Any]) -> Var[Any]:
        """``useContext(context)``."""
        return _call("useContext", make(Raw(_text(context)), Any))


def _text(value: str | Var[Any]) -> str:
    return print_expression(value._expr) if isinstance(value, Var) else value


def _call(hook: str, *arguments: Var[Any]) -> Var[Any]:
    shown = ", ".join(print_expression(argument._expr) for argument in arguments)
    return make(Raw(f"{hook}({shown})", (("react", hook, hook),)), Any)
