"""Text in all its forms."""

import mirra as rx

from .frame import row, show

CODE = """
def greet(name: str) -> str:
    return f"Hello, {name}!"  # as ever
"""
PROSE = """
### Markdown

Some **bold**, some *slanted*, some `code`, a [link](https://example.com), ~~struck~~.

1. one
2. two
   - nested

| Language | Since |
| -------- | ----- |
| Python   | 1991  |

```python
print("hello")
```

> Quoted.
"""


def shown() -> list[rx.Component]:
    return [
        show(
            "heading",
            *[rx.heading(f"Size {size}", size=size, as_="h3") for size in ("9", "7", "5", "3", "1")],
        ),
        show(
            "text",
            *[rx.text(f"Size {size}: the quick brown fox", size=size) for size in ("1", "2", "3", "5")],
            row(*[rx.text(weight, weight=weight) for weight in ("light", "regular", "medium", "bold")]),
            row(*[rx.text(color, color_scheme=color) for color in ("gray", "red", "green", "blue", "amber")]),
            rx.text(
                "Emphasis: ",
                rx.text.em("slanted"),
                ", ",
                rx.text.strong("strong"),
                ", ",
                rx.text.kbd("⌘ K"),
                ", ",
                rx.text.quote("quoted"),
                ".",
            ),
            rx.text(
                "A long line that does not fit its box is cut off where it ends", truncate=True, width="220px"
            ),
        ),
        show(
            "link",
            row(
                *[
                    rx.link(f"underline {kind}", href="#", underline=kind)
                    for kind in ("auto", "hover", "always", "none")
                ]
            ),
        ),
        show(
            "code",
            row(*[rx.code("rx.code()", variant=kind) for kind in ("solid", "soft", "outline", "ghost")]),
            row(*[rx.code("x = 1", color_scheme=color) for color in ("gray", "red", "green")]),
        ),
        show(
            "blockquote",
            rx.blockquote("Simple is better than complex."),
            rx.blockquote("In crimson.", color_scheme="crimson", size="1"),
        ),
        show(
            "list",
            row(
                rx.unordered_list(rx.list_item("one"), rx.list_item("two")),
                rx.ordered_list(rx.list_item("one"), rx.list_item("two")),
            ),
        ),
        show("markdown", rx.markdown(PROSE)),
        show(
            "code_block",
            rx.code_block(CODE, can_copy=True, width="100%"),
            rx.code_block(CODE, theme="dracula", show_line_numbers=True, width="100%"),
        ),
        show(
            "moment",
            row(
                rx.moment("2026-01-31", format="dddd, D MMMM YYYY"),
                rx.moment("2026-01-31", add=rx.MomentDelta(days=1), format="DD.MM.YYYY"),
            ),
        ),
        show(
            "icon",
            row(
                *[
                    rx.icon(name, size=size)
                    for name, size in (("heart", 16), ("rocket", 24), ("cloud-sun", 32), ("bug", 40))
                ]
            ),
        ),
    ]
