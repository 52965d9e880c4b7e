"""``Model``: a SQLModel with an ``id``; and ``ModelRegistry``, which knows the tables that migrations look at.

>>> class Todo(rx.Model, table=True):
...     text: str
...     done: bool = False
"""

from __future__ import annotations

from typing import Any, ClassVar, TypeVar

from mirra.db.engine import get_async_engine, get_engine
from mirra.db.url import missing_extra
from mirra.registry import registry
from mirra.vars.types import written_annotations

try:
    import sqlmodel
    from sqlalchemy import MetaData
    from sqlmodel.sql.expression import SelectOfScalar
except ImportError:
    raise missing_extra("`rx.Model`") from None

M = TypeVar("M", bound=type[Any])
Self = TypeVar("Self", bound="Model")


class Model(sqlmodel.SQLModel):
    """Base of database models; with ``table=True`` a table with an integer primary key ``id``."""

    id: int | None = sqlmodel.Field(default=None, primary_key=True)

    @classmethod
    def __pydantic_init_subclass__(cls, **options: Any) -> None:
        # One's own primary key takes the place of `id`. SQLModel makes the columns after this.
        super().__pydantic_init_subclass__(**options)
        fields = cls.__pydantic_fields__
        if any(getattr(field, "primary_key", None) is True for name, field in fields.items() if name != "id"):
            if "id" in fields and "id" not in written_annotations(cls):
                del fields["id"]
                cls.model_rebuild(force=True)

    @classmethod
    def select(cls: type[Self]) -> SelectOfScalar[Self]:
        """``sqlmodel.select(cls)``: ``s.exec(Todo.select().where(Todo.done))``."""
        return sqlmodel.select(cls)

    @classmethod
    def create_all(cls) -> None:
        """Make the tables of all models that are not there yet; migrations are better for what has data."""
        create_all()

    @classmethod
    def get_db_engine(cls) -> Any:
        """The project's engine."""
        return get_engine()

    @classmethod
    def migrate(cls, autogenerate: bool = False) -> bool | None:
        """Bring the database up to date; with ``autogenerate`` a revision is written first. ``None``: no `alembic` folder."""
        from mirra.db.migration import migrate

        return migrate(autogenerate=autogenerate)

    @classmethod
    def get_migration_history(cls) -> list[tuple[str, str, bool]]:
        """The revisions, oldest first: name, message, whether it is applied."""
        from mirra.db.migration import status

        return list(status().history)

    @classmethod
    def alembic_init(cls) -> None:
        """Make the `alembic` folder."""
        from mirra.db.migration import make_folder

        make_folder()

    @classmethod
    def alembic_autogenerate(cls, message: str | None = None) -> bool:
        """Write a revision for what differs between models and database; false if nothing does."""
        from mirra.db.migration import make_revision

        return make_revision(message) is not None


class _Registered:
    """``ModelRegistry.models``, looked up when it is asked for."""

    def __get__(self, instance: object, owner: type[Any]) -> set[type[Any]]:
        return set(registry().all("model").values())


class ModelRegistry:
    """The models whose tables migrations look at: those registered here, or every SQLModel when none is."""

    metadata: ClassVar[None] = None
    models: ClassVar[_Registered] = _Registered()
    """The registered models."""

    @classmethod
    def register(cls, model: M) -> M:
        """A class decorator for models with a ``metadata`` of their own (plain SQLAlchemy too)."""
        registry().add("model", f"{model.__module__}.{model.__qualname__}", model)
        return model

    @classmethod
    def get_models(cls, include_empty: bool = False) -> set[type[Any]]:
        """The registered models; with ``include_empty`` also those without a table."""
        found = set(registry().all("model").values())
        return found if include_empty else {model for model in found if hasattr(model, "__table__")}

    @classmethod
    def get_metadata(cls) -> MetaData:
        """All their tables, and those of SQLModel, in one ``MetaData``."""
        joined = MetaData()
        several: list[MetaData] = [
            sqlmodel.SQLModel.metadata,
            *(model.metadata for model in cls.get_models(True)),
        ]
        for metadata in dict.fromkeys(several):
            for table in metadata.tables.values():
                if table.key not in joined.tables:
                    table.to_metadata(joined)
        return joined


def create_all(url: str | None = None) -> None:
    """Make the tables that are not there yet."""
    ModelRegistry.get_metadata().create_all(get_engine(url))


__all__ = ["Model", "ModelRegistry", "create_all", "get_async_engine", "get_engine"]
