"""Sass stylesheets of a project: what comes out, what is said of a mistake, and that nothing is compiled twice."""

import pytest

from mirra.errors import StylesheetError
from mirra.toolchain.sass import ProjectSass


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Writes files below `assets/`, and gives the project's compiler."""
    monkeypatch.chdir(tmp_path)

    def write(**files):
        for name, text in files.items():
            path = tmp_path / "assets" / name.replace("__", "/").replace("_dot_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return ProjectSass(tmp_path)

    return write


def test_both_syntaxes_with_parts_and_nesting(write):
    sass = write(
        site_dot_scss='@use "parts/colors";\n.card { color: colors.$brand; &:hover { content: "→"; } }',
        parts___colors_dot_scss="$brand: #3e63dd;",
        old_dot_sass="$size: 3px\n.a\n  .b\n    margin: $size * 2\n",
    )
    assert sass.css("site.scss").decode().strip() == '.card{color:#3e63dd}.card:hover{content:"→"}'
    assert sass.css("/old.sass").decode().strip() == ".a .b{margin:6px}"


def test_an_edit_of_a_part_is_seen(write):
    write(site_dot_scss='@use "colors"; a { color: colors.$brand; }', _colors_dot_scss="$brand: red;").css(
        "site.scss"
    )
    sass = write(_colors_dot_scss="$brand: blue;")
    assert sass.css("site.scss").decode().strip() == "a{color:blue}"


def test_what_was_compiled_is_kept(write, tmp_path):
    sass = write(site_dot_scss="a { color: red; }")
    sass.css("site.scss")
    (made,) = (tmp_path / ".mirra" / "sass").iterdir()
    made.write_text("/* kept */")
    assert ProjectSass(tmp_path).css("site.scss") == b"/* kept */"


def test_stylesheets_whose_names_begin_alike_are_both_kept(write, tmp_path):
    sass = write(site_dot_scss="a { color: red; }", **{"site-print_dot_scss": "a { color: black; }"})
    sass.css("site-print.scss")
    sass.css("site.scss")
    assert len(list((tmp_path / ".mirra" / "sass").iterdir())) == 2


MISTAKES = {
    "a { color: $brnad; }": "`assets/site.scss` could not be compiled: Undefined variable.\n  in assets/site.scss:1",
    "a {\n  color: red;\n": '`assets/site.scss` could not be compiled: expected "}".\n  in assets/site.scss:2',
    '@use "broken";': '`assets/site.scss` could not be compiled: expected "{".\n  in assets/_broken.scss:2',
    '\n@use "nowhere";': "`assets/site.scss` could not be compiled: Can't find stylesheet to import.\n  in assets/site.scss:2",
}


@pytest.mark.parametrize("text", MISTAKES)
def test_a_mistake_is_shown_where_it_is(write, text):
    sass = write(site_dot_scss=text, _broken_dot_scss="a { b: c; }\nd e f;\n")
    with pytest.raises(StylesheetError) as error:
        sass.css("site.scss")
    assert str(error.value) == MISTAKES[text]


def test_a_stylesheet_that_is_not_there(write):
    sass = write(site_dot_scss="")
    with pytest.raises(StylesheetError) as error:
        sass.css("/sites.scss")
    assert error.value.message == "There is no stylesheet `assets/sites.scss`."
    assert error.value.advice == ("Did you mean `site.scss`?",)
