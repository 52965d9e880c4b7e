"""``pages`` makes a site of Markdown texts, as a user's app does with a folder."""

import textwrap

import pytest

import mirra as rx


@pytest.fixture
def pages(tmp_path, monkeypatch):
    """``pages({"index.md": text})`` is the `Site`; paths in errors are shown relative to the folder above it."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "docs"

    def make(files, **options):
        for name, text in files.items():
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text) if isinstance(text, bytes) else file.write_text(
                textwrap.dedent(text).lstrip("\n")
            )
        return rx.docs.site(folder, **options)

    return make
