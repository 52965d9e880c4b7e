"""What ``reflex.utils.prerequisites`` has: the project's app."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

from mirra.app.app import App
from mirra.config import get_config
from mirra.toolchain.load import Loaded, Target, load


def get_app(reload: bool = False) -> ModuleType:
    """The module that has the app of the project in this folder."""
    return get_config(reload).app_module


def get_and_validate_app(reload: bool = False) -> Loaded:
    """The app of the project in this folder with its module; raises whatever its code raises."""
    return load(Target(Path.cwd()))


def get_compiled_app(reload: bool = False) -> App:
    """The app itself; its pages are compiled when they are asked for."""
    return get_and_validate_app(reload).app


def get_web_dir() -> Path:
    """Where what mirra makes is kept."""
    return Path(".mirra")
