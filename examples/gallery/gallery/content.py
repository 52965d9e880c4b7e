"""What is read, looked at and listened to."""

import mirra as rx

from .frame import row, show

TEXT = """
## A heading

A paragraph with **bold**, *italic* and ~~struck~~ words, `code`, and [a link](https://example.org).

1. First
2. Second
   - inside

> A quotation.

| Name | Age |
| --- | ---: |
| Ada | 36 |

```python
def greet(name: str) -> str:
    return f"Hello, {name}!"
```
"""
PICTURE = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='320' height='180'%3E%3Cdefs%3E%3ClinearGradient id='g'%3E"
    "%3Cstop stop-color='%233e63dd'/%3E%3Cstop offset='1' stop-color='%2312a594'/%3E%3C/linearGradient%3E%3C/defs%3E"
    "%3Crect width='320' height='180' fill='url(%23g)'/%3E%3C/svg%3E"
)


def shown() -> list[rx.Component]:
    return [
        show("markdown", rx.markdown(TEXT)),
        show(
            "code_block",
            rx.code_block(
                "for n in range(3):\n    print(n)",
                language="python",
                show_line_numbers=True,
                can_copy=True,
                width="100%",
            ),
            rx.code_block(
                '{"name": "Ada"}', language="json", theme=rx.code_block.themes.dracula, width="100%"
            ),
        ),
        show(
            "image and avatar",
            row(
                rx.image(src=PICTURE, alt="Blue that becomes green", width="160px", border_radius="8px"),
                rx.avatar(src=PICTURE, fallback="A", size="5", custom_attrs={"alt": "A picture"}),
                rx.avatar(fallback="AL", size="5", color_scheme="orange"),
            ),
        ),
        show("icon", row(*[rx.icon(name, size=22) for name in ("heart", "star", "bell", "cloud", "leaf")])),
        show(
            "video and audio",
            rx.video(light=PICTURE, width="320px", aria_label="Play the film"),
            rx.audio(aria_label="A sound", width="320px"),
        ),
        show(
            "moment",
            rx.moment("2024-05-17T12:30:00", format="dddd, D MMMM YYYY"),
        ),
        show(
            "list",
            row(
                rx.list.unordered(rx.list.item("One"), rx.list.item("Two")),
                rx.list.ordered(rx.list.item("First"), rx.list.item("Second")),
                rx.list(
                    rx.list.item(rx.icon("check", size=16, color=rx.color("green", 11)), "Done"),
                    rx.list.item(rx.icon("x", size=16, color=rx.color("red", 11)), "Not yet"),
                ),
            ),
        ),
        show("html", rx.html("<p>Raw HTML with <mark>a mark</mark>.</p>")),
    ]
