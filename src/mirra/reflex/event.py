"""What ``reflex.event`` has."""

from mirra.events.chain import EventChain
from mirra.events.decorator import event
from mirra.events.handler import EventHandler, EventSpec
from mirra.events.special import (
    console_log,
    download,
    prevent_default,
    redirect,
    set_clipboard,
    set_focus,
    set_value,
    stop_propagation,
    window_alert,
)
from mirra.events.triggers import (
    KeyInputInfo,
    checked_input_event,
    input_event,
    key_event,
    no_args_event_spec,
    passthrough_event_spec,
)

__all__ = [
    "EventChain", "EventHandler", "EventSpec", "KeyInputInfo", "checked_input_event", "console_log", "download", "event", "input_event",
    "key_event", "no_args_event_spec", "passthrough_event_spec", "prevent_default", "redirect", "set_clipboard", "set_focus", "set_value",
    "stop_propagation", "window_alert",
]  # fmt: skip
