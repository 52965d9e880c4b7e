"""What one of several choices takes, whether it is ticked, chosen or a card."""

from __future__ import annotations

from mirra.components.common import Common, Prop, Spacing


class ChoiceItemProps(Common, Spacing, total=False):
    """Of one choice among others."""

    value: Prop[str]
    disabled: Prop[bool]
    required: Prop[bool]
