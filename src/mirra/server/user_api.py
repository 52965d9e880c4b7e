"""The user's own HTTP endpoints beside the pages: `app.api` and what `api_transformer` brings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

_PARTIAL, _FULL = 1, 2
"""How a Starlette route matches: by path only, or by path and method."""


class UserApi:
    """Starlette or FastAPI apps whose routes win over pages; the first that has a route answers.

    ``origins`` may call them from other sites' pages.
    """

    def __init__(self, apps: Sequence[Any], origins: Sequence[str] = ()) -> None:
        self._apps = [(app, _with_cors(app, origins)) for app in apps]

    @property
    def apps(self) -> list[Any]:
        """The user's apps as they were given."""
        return [app for app, _ in self._apps]

    def has(self, scope: Any) -> bool:
        """Whether one of the apps has exactly this route and method."""
        return self._find(scope, _FULL) is not None

    def _find(self, scope: Any, match: int) -> Any:
        for app, served in self._apps:
            if any(route.matches(scope)[0].value >= match for route in app.routes):
                return served
        return None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer; what no app has a route for, the first one refuses in its own way."""
        served = self._find(scope, _FULL) or self._find(scope, _PARTIAL) or self._apps[0][1]
        await served(scope, receive, send)


def _with_cors(app: Any, origins: Sequence[str]) -> Any:
    exact = [origin.rstrip("/") for origin in origins if origin != "*"]
    if not exact:
        return app
    from starlette.middleware.cors import CORSMiddleware

    return CORSMiddleware(
        app, allow_origins=exact, allow_methods=["*"], allow_headers=["*"], allow_credentials=True
    )
