"""Code blocks run in a namespace of their page, and what raises is shown in its place."""

import sys

import mirra as rx
from mirra.testing import connect


def errors(site):
    return [str(error) for error in site.errors()]


COUNTER = """
# Counter

```python exec
class Counter(rx.State):
    n: int = 0

    @rx.event
    def more(self):
        self.n += 1
```

```python demo
rx.button(f"Clicked {Counter.n} times", on_click=Counter.more)
```

```python demo exec
def twice():
    return rx.text("Twice: ", Counter.n * 2)
```

```python eval
rx.text("Only seen")
```
"""


def test_states_of_a_page_have_names_that_stay(pages):
    site = pages({"guides/counter.md": COUNTER})
    assert site.errors() == []
    assert site.entries[0].namespace.names["Counter"].get_full_name() == "docs_guides_counter.Counter"


def test_the_same_names_on_two_pages_are_two_things(pages):
    site = pages({"a.md": "```python exec\nx = 1\n```\n", "b.md": "```python eval\nrx.text(x)\n```\n"})
    assert errors(site) == ["NameError: name 'x' is not defined\n  in docs/b.md:2"]


def test_a_block_that_raises_is_an_error_at_its_line(pages):
    site = pages(
        {
            "index.md": """
            ---
            title: Mistakes
            ---
            ```python exec
            import not_installed
            ```

            ```python demo
            rx.button("Save", colour="red")
            ```

            ```python eval
            rx.text(
            ```

            ```python exec
            def helper():
                return 1 / 0
            ```

            ```python eval
            helper()
            ```

            ```python eval
            x = 1
            ```
            """
        }
    )
    assert errors(site) == [
        "ModuleNotFoundError: No module named 'not_installed'\n  in docs/index.md:5",
        "`button` has no prop `colour`.\n  Did you mean `color_scheme`?\n  in docs/index.md:9",
        "SyntaxError: '(' was never closed\n  in docs/index.md:13",
        "ZeroDivisionError: division by zero\n  in docs/index.md:18",
        "A `python eval` block ends with the component that it shows.\n  in docs/index.md:26",
    ]


def test_a_block_that_ends_the_program_is_an_error_too(pages):
    site = pages({"index.md": "```python exec\nimport sys\n\nsys.exit(1)\n```\n"})
    assert errors(site) == ["SystemExit: 1\n  in docs/index.md:4"]


def test_what_a_block_is_not(pages):
    site = pages(
        {
            "index.md": """
            ```python demo
            x = 1
            ```

            ```python demo exec
            x = 1
            ```

            ```python eval
            None
            ```

            ```python demos
            ```

            ```md alert danger
            ```
            """
        }
    )
    assert errors(site) == [
        "A `python demo` block ends with the component that it shows.\n  in docs/index.md:2",
        "A `python demo exec` block defines the function whose component is shown.\n"
        "  Write `def name():`, or `python demo` for an expression.\n  in docs/index.md:6",
        "The block shows nothing: its value is `None`.\n  End it with a component.\n  in docs/index.md:10",
        "There is no block `python demos`.\n  Did you mean `demo`?\n  It is one of `exec`, `eval`, `demo`, `demo exec`.\n"
        "  in docs/index.md:13",
        "There is no alert `danger`.\n  It is one of `info`, `success`, `warning`, `error`.\n  in docs/index.md:16",
    ]


def test_dataclasses_and_annotations_find_their_module(pages):
    site = pages(
        {
            "index.md": """
            ```python exec
            from __future__ import annotations

            import dataclasses

            @dataclasses.dataclass
            class Point:
                x: int

            class Where(rx.State):
                point: Point = Point(1)
            ```

            ```python eval
            rx.text(Where.point.x)
            ```
            """
        }
    )
    assert errors(site) == []


async def test_demos_work(pages):
    pages({"index.md": COUNTER})
    async with connect(rx.App(), "/") as page:
        await page.click("Clicked 0 times")
        await page.see("Clicked 1 times", "Twice:", "2", "Only seen")


async def test_the_rest_of_a_page_is_shown_around_an_error(pages):
    pages({"index.md": "Before.\n\n```python eval\n1 / 0\n```\n\nAfter.\n"})
    async with connect(rx.App(), "/") as page:
        await page.see(
            "Before.",
            "This block does not run",
            "ZeroDivisionError: division by zero",
            "docs/index.md:4",
            "After.",
        )


def test_the_module_of_a_page_is_its_file(pages):
    site = pages({"index.md": COUNTER})
    assert sys.modules["docs_index"].__file__ == str(site.entries[0].document.file)
