"""What a file says of itself."""

from pathlib import Path

import pytest

from mirra.docs.front_matter import FrontMatter, front_matter
from mirra.errors import MirraRuntimeError

FILE = Path("page.md")


def test_what_is_known():
    text = '---\ntitle: "State: an overview"\ndescription: What a state is.\norder: 2\ncomponents:\n  - rx.button\n  - dialog\napi:\n  - rx.App\n  - mirra run\n# a remark\n---\n# Text\n'
    assert front_matter(text, FILE) == FrontMatter(
        "State: an overview", "What a state is.", 2, ("button", "dialog"), ("App", "mirra run"), 12
    )


def test_lists_between_commas():
    assert front_matter("---\ncomponents: rx.card, rx.inset\n---\n", FILE).components == ("card", "inset")


def test_none_at_all():
    assert front_matter("# Text\n\n---\n", FILE) == FrontMatter()


@pytest.mark.parametrize(
    ("text", "error"),
    [
        (
            "---\ntitel: State\n---\n",
            "Front matter has no `titel`.\n  Did you mean `title`?\n"
            "  It has `title`, `description`, `order`, `components`, `api`.\n  in page.md:2",
        ),
        ("---\norder: first\n---\n", "`order` is a number, not `first`.\n  in page.md:2"),
        ("---\nState\n---\n", "`State` is not front matter.\n  Write `key: value`.\n  in page.md:2"),
        (
            "---\ntitle: State\n",
            "The front matter has no end.\n  Close it with a line of `---`.\n  in page.md:1",
        ),
    ],
)
def test_mistakes(text, error):
    with pytest.raises(MirraRuntimeError) as raised:
        front_matter(text, FILE)
    assert str(raised.value) == error
