"""``rx._x``: what may still change. Each use logs a warning."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from mirra.components.shiki import ShikiNamespace, code_block
from mirra.composition.client_state import client_state as _client_state
from mirra.composition.hooks import Hooks
from mirra.elements.memo import memo as _memo
from mirra.state.threads import run_in_thread as _run_in_thread
from mirra.vars.hybrid import hybrid_property as _hybrid_property

logger = logging.getLogger("mirra")


class Experimental:
    """The namespace."""

    def _warned(self, name: str, value: Any) -> Any:
        logger.warning("`rx._x.%s` is experimental: it may change in any release.", name)
        return value

    @property
    def client_state(self) -> Callable[..., Any]:
        """State that lives in the browser: ``client_state("name", default=0)``."""
        return self._warned("client_state", _client_state)  # type: ignore[no-any-return]  # handed through

    @property
    def hooks(self) -> Hooks:
        """React's hooks as text, for ``add_hooks``."""
        return self._warned("hooks", Hooks())  # type: ignore[no-any-return]  # handed through

    @property
    def run_in_thread(self) -> Callable[..., Any]:
        """The same as ``rx.run_in_thread``."""
        return self._warned("run_in_thread", _run_in_thread)  # type: ignore[no-any-return]  # handed through

    @property
    def memo(self) -> Callable[..., Any]:
        """The same as ``rx.memo``."""
        return self._warned("memo", _memo)  # type: ignore[no-any-return]  # handed through

    @property
    def hybrid_property(self) -> type[_hybrid_property]:
        """A property that is an expression in the browser too."""
        return self._warned("hybrid_property", _hybrid_property)  # type: ignore[no-any-return]  # handed through

    @property
    def code_block(self) -> ShikiNamespace:
        """Source text coloured by Shiki."""
        return self._warned("code_block", code_block)  # type: ignore[no-any-return]  # handed through

    def register_component_warning(self, component_name: str) -> None:
        """Log that a component is experimental."""
        self._warned(component_name, None)


experimental = Experimental()
