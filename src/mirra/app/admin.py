"""``rx.AdminDash``: tables of the database at `/admin`, with starlette-admin if that is installed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from mirra.db.engine import get_engine
from mirra.errors import MissingExtraError


@dataclass
class AdminDash:
    """``App(admin_dash=rx.AdminDash(models=[User]))``. It has no login of its own: give an ``admin`` with an ``auth_provider``."""

    models: Sequence[type[Any]] = ()
    view_overrides: Mapping[type[Any], type[Any]] = field(default_factory=dict)
    """Model -> the view class that shows it."""
    admin: Any = None
    """A ``starlette_admin.contrib.sqla.Admin`` of one's own."""

    def application(self) -> Any:
        """A Starlette application with the dashboard in it; raises ``MissingExtraError`` without starlette-admin."""
        try:
            sqla = import_module("starlette_admin.contrib.sqla")
        except ImportError:
            raise MissingExtraError(
                "`admin_dash` needs starlette-admin.", "Install it: pip install starlette-admin", source=None
            ) from None
        from starlette.applications import Starlette

        admin = self.admin or sqla.Admin(get_engine(), title="Admin", base_url="/admin")
        for model in self.models:
            admin.add_view(self.view_overrides.get(model, sqla.ModelView)(model))
        mounted = Starlette()
        admin.mount_to(mounted)
        return mounted
