"""What a person has begun beside what the script does: words that are not sent, a place on a long page."""

import mirra as rx


def around(*children):
    return rx.vstack(*children, rx.el.textarea(id="draft-beside"), rx.box(height="3000px"))
