"""Settings from `rxconfig.py`, the environment and `.env` files."""

import os

import pytest

from mirra.config import Config
from mirra.errors import ConfigError


@pytest.fixture
def environment(monkeypatch):
    """Changes to the environment last for one test, also those that a `.env` file makes."""
    before = dict(os.environ)
    yield monkeypatch.setenv
    os.environ.clear()
    os.environ.update(before)


@pytest.mark.parametrize(
    "variable, text, name, value",
    [
        ("MIRRA_FRONTEND_PORT", "3100", "frontend_port", 3100),
        ("REFLEX_BACKEND_PORT", "8100", "backend_port", 8100),
        ("MIRRA_API_URL", "https://api.example", "api_url", "https://api.example"),
        ("MIRRA_TELEMETRY_ENABLED", "true", "telemetry_enabled", True),
        ("MIRRA_REACT_STRICT_MODE", "off", "react_strict_mode", False),
        ("MIRRA_FRONTEND_PATH", "shop/", "frontend_path", "/shop"),
        ("MIRRA_CORS_ALLOWED_ORIGINS", "https://a.example,https://b.example", "cors_allowed_origins", ["https://a.example", "https://b.example"]),
        ("MIRRA_FRONTEND_COMPRESSION_FORMATS", "gzip,brotli", "frontend_compression_formats", ["gzip", "brotli"]),
        ("MIRRA_FRONTEND_PACKAGES", "a:b", "frontend_packages", ["a", "b"]),
        ("MIRRA_REDIS_LOCK_EXPIRATION", "500", "redis_lock_expiration", 500),
        ("MIRRA_DEFAULT_COLOR_MODE", "dark", "default_color_mode", "dark"),
        ("MIRRA_STATE_MANAGER_MODE", "disk", "state_manager_mode", "disk"),
    ],
)  # fmt: skip
def test_the_environment_wins(environment, variable, text, name, value):
    environment(variable, text)
    assert getattr(Config(app_name="shop", **{name: None}), name) == value


def test_our_own_prefix_wins_over_the_other(environment):
    environment("REFLEX_FRONTEND_PORT", "1")
    environment("MIRRA_FRONTEND_PORT", "2")
    assert Config(app_name="shop").frontend_port == 2


@pytest.mark.parametrize(
    "variable, text, message",
    [
        ("MIRRA_FRONTEND_PORT", "many", "`MIRRA_FRONTEND_PORT` must be a number, not `many`."),
        ("MIRRA_STRICT", "perhaps", "`MIRRA_STRICT` must be `true` or `false`, not `perhaps`."),
        ("MIRRA_DEFAULT_COLOR_MODE", "pink", "`default_color_mode` cannot be `pink`."),
        ("MIRRA_FRONTEND_PATH", "../x", "`frontend_path` cannot be `../x`."),
        ("MIRRA_ENV_FILE", "nowhere.env", "`env_file` names `nowhere.env`, which cannot be read."),
    ],
)
def test_what_the_environment_cannot_say(environment, variable, text, message):
    environment(variable, text)
    with pytest.raises(ConfigError) as error:
        Config(app_name="shop")
    assert error.value.message == message


def test_a_file_of_variables(environment, tmp_path):
    environment("SET_ALREADY", "before")
    first, second = tmp_path / "first.env", tmp_path / "second.env"
    first.write_text(
        '# our settings\nMIRRA_FRONTEND_PORT=3100\nexport NAME="Ada L."  \nSET_ALREADY=after\nPLAIN=a=b # why\n'
    )
    second.write_text("MIRRA_FRONTEND_PORT=9\nMIRRA_BACKEND_PORT=8100\n")
    config = Config(app_name="shop", env_file=f"{first}{os.pathsep}{second}")
    assert (config.frontend_port, config.backend_port) == (3100, 8100)
    assert (os.environ["NAME"], os.environ["SET_ALREADY"], os.environ["PLAIN"]) == ("Ada L.", "before", "a=b")


def test_a_line_that_sets_nothing(environment, tmp_path):
    file = tmp_path / ".env"
    file.write_text("A=1\nnonsense\n")
    with pytest.raises(ConfigError) as error:
        Config(app_name="shop", env_file=str(file))
    assert error.value.message == f"`{file}`, line 2: this is no `NAME=value`."


def test_unknown_settings_are_kept_for_extensions():
    assert Config(app_name="shop", colour="red").colour == "red"
