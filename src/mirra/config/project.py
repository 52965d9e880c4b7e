"""The settings of the project at hand: those of its `rxconfig.py`, read once."""

from __future__ import annotations

import importlib.util
import sys
import traceback
from pathlib import Path

from mirra.config.settings import Config
from mirra.errors import ConfigError, MirraError, Source, is_own_file
from mirra.registry import registry


def get_config(reload: bool = False) -> Config:
    """The project's settings: those that `rxconfig.py` in this folder gives, or the defaults where there is none."""
    found = registry().get("config", "current")
    if reload or not isinstance(found, Config):
        return load_config(Path.cwd())
    return found


def reload_config() -> Config:
    """Read `rxconfig.py` and the environment again."""
    return get_config(reload=True)


def load_config(root: Path) -> Config:
    """The ``config`` of the `rxconfig.py` in a folder, or the defaults, from now on the current one.

    Raises ``ConfigError`` at the user's line.
    """
    path = root / "rxconfig.py"
    config = _read(path) if path.exists() else Config()
    registry().keep("config", "current", config)
    return config


def _read(path: Path) -> Config:
    spec = importlib.util.spec_from_file_location("rxconfig", path)
    assert spec is not None and spec.loader is not None  # a path that exists has a loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["rxconfig"] = module
    try:
        spec.loader.exec_module(module)
    except MirraError:
        raise
    except Exception as error:
        raise ConfigError(
            f"`rxconfig.py` raised `{type(error).__name__}: {error}`.", source=_line_of(error, path)
        ) from error
    config = getattr(module, "config", None)
    if not isinstance(config, Config):
        raise ConfigError(
            "`rxconfig.py` defines no `config`.",
            'Write `config = rx.Config(app_name="…")`.',
            source=Source(str(path), 1),
        )
    return config


def _line_of(error: Exception, path: Path) -> Source:
    if isinstance(error, SyntaxError) and error.filename:
        return Source(error.filename, error.lineno or 0)
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if not is_own_file(frame.filename)]
    return Source(frames[-1].filename, frames[-1].lineno or 0) if frames else Source(str(path), 0)
