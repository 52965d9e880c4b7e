"""``rx.Base``: a pydantic model, for values in state that are more than a dict."""

from __future__ import annotations

from typing import Any, Self

try:
    import pydantic
except ImportError:
    from mirra.errors import MissingExtraError

    raise MissingExtraError("`rx.Base` needs pydantic.", "Install it: pip install pydantic") from None


class Base(pydantic.BaseModel):
    """A pydantic model that takes any type; a dataclass does the same without pydantic."""

    model_config = pydantic.ConfigDict(arbitrary_types_allowed=True)

    def set(self, **values: Any) -> Self:
        """Set several fields."""
        for name, value in values.items():
            setattr(self, name, value)
        return self
