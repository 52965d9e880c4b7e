"""What ``reflex.state`` has."""

from mirra.state.base import State
from mirra.state.computed import var
from mirra.state.router import RouterData
from mirra.state.storage import Cookie, LocalStorage, SessionStorage

BaseState = State

__all__ = ["BaseState", "Cookie", "LocalStorage", "RouterData", "SessionStorage", "State", "var"]
