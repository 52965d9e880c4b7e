"""The store that the config asks for."""

import pytest

from mirra.config import Config
from mirra.errors import ConfigError
from mirra.server.store.choose import make_backing, store_of
from mirra.server.store.signed import SignedStore
from mirra.server.store.sqlite import SqliteStore


def said(error):
    """The message and its advice, without the line."""
    return "\n  ".join([error.value.message, *error.value.advice])


def test_memory_unless_something_else_is_chosen():
    assert store_of(Config()) == "memory"
    assert store_of(Config(redis_url="redis://localhost")) == "redis"
    assert store_of(Config(redis_url="redis://localhost", state_manager_mode="disk")) == "disk"


def test_redis_without_an_address():
    with pytest.raises(ConfigError) as error:
        store_of(Config(state_manager_mode="redis"))
    assert said(error) == (
        '`state_manager_mode="redis"` needs a `redis_url`.\n'
        '  Give it: `rx.Config(redis_url="redis://localhost:6379", ...)`.'
    )


def test_a_store_outside_the_process_is_signed_in_production():
    with pytest.raises(ConfigError) as error:
        make_backing(Config(state_manager_mode="disk"))
    assert said(error) == (
        "State outside the process is signed, and there is no `secret_key`.\n"
        "  Set the environment variable `MIRRA_SECRET_KEY`, the same for all workers and restarts.\n"
        '  Make one: python -c "import secrets; print(secrets.token_urlsafe(32))"'
    )
    store = make_backing(Config(state_manager_mode="disk", secret_key="one two")).store
    assert isinstance(store, SignedStore) and isinstance(store.inner, SqliteStore)
