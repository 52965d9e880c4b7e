"""Every component in its variants: a page for each family."""

import os

import mirra as rx

from . import (
    buttons,
    charts,
    choices,
    content,
    data,
    feedback,
    inputs,
    layout,
    overlays,
    packages,
    typography,
)
from .frame import add

app = rx.App(theme=rx.theme(accent_color="indigo"), css=os.environ.get("GALLERY_CSS", "parts"))
add(app, "/", "Layout", "Boxes, rows and grids: where things go.", layout.shown)
add(app, "/typography", "Typography", "Text in all its forms.", typography.shown)
add(app, "/buttons", "Buttons", "What is pressed, and small labels.", buttons.shown)
add(app, "/inputs", "Inputs", "What is typed into.", inputs.shown)
add(app, "/choices", "Choices", "One of several, some of several, how much.", choices.shown)
add(app, "/feedback", "Feedback", "How things are, and what is still to come.", feedback.shown)
add(app, "/data", "Data", "Values, and what is folded away.", data.shown)
add(app, "/content", "Content", "Texts, pictures, sound, and what is set from a source.", content.shown)
add(app, "/overlays", "Overlays", "What opens above the page.", overlays.shown)
add(app, "/charts", "Charts", "Lines, areas, bars, shares.", charts.shown)
if packages.WANTED:
    add(app, "/packages", "Packages", "What comes from npm when it is shown (extra `npm`).", packages.shown)
