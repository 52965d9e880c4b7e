"""Tailwind CSS: the class names of a page become rules of its stylesheet."""

import re

import pytest

import mirra as rx
from mirra.app.app import App
from mirra.app.plugins import TailwindV3Plugin, TailwindV4Plugin
from mirra.compiler.compiled import CompiledApp
from mirra.config import Config
from mirra.errors import InvalidPluginConfigError

pytest.importorskip("py_mini_racer")


def rules_of(page, plugin, **app):
    """The utilities in the page's stylesheet, by selector."""
    made = App(**app)
    made.add_page(page, route="/")
    source = CompiledApp(made, Config(app_name="shop", plugins=[plugin]))
    css = source.file(source.page("/").styles[0]).content.decode()
    for each in source.compile_all():
        assert each.styles
    utilities = css.partition("@layer utilities {")[2].partition("@layer mirra")[0]
    return {
        selector.replace("\\", ""): re.sub(r"\s+", " ", body).strip()
        for selector, body in re.findall(r"^(\.\S+)(?: \{)\n(.*?)\n\}", utilities, re.M | re.S)
    }, css


def test_utilities_with_values_variants_and_a_theme_of_ones_own():
    plugin = TailwindV4Plugin(
        {"theme": {"extend": {"colors": {"own": "#abcdef"}}}}, css="@theme { --color-brand: #123456; }"
    )
    rules, css = rules_of(
        lambda: rx.box(
            rx.text("not a p-8 class", class_name="text-brand"),
            class_name=["p-4", "bg-own hover:w-[123px]", "unknown-name"],
        ),
        plugin,
    )
    assert rules[".p-4"] == "padding: calc(var(--spacing) * 4);"
    assert rules[".text-brand"] == "color: var(--color-brand);"
    assert rules[".bg-own"] == "background-color: #abcdef;"
    assert ".hover:w-[123px]" in str(rules)
    assert not {".p-8", ".unknown-name"} & set(rules)
    assert "--color-brand: #123456;" in css


def test_the_typography_plugin_is_there():
    _, css = rules_of(
        lambda: rx.box("text", class_name="prose"), TailwindV4Plugin({"plugins": ["@tailwindcss/typography"]})
    )
    assert "--tw-prose-body" in css


def test_dark_follows_the_colour_mode():
    _, css = rules_of(lambda: rx.box(class_name="dark:underline"), TailwindV4Plugin())
    assert ":where(.dark, .dark *)" in css


def test_names_that_come_from_variables():
    class Look(rx.State):
        shape: str = "rounded-full"

    rules, _ = rules_of(
        lambda: rx.fragment(
            rx.foreach(["underline", "italic"], lambda name: rx.box(class_name=name)),
            rx.box(class_name=Look.shape),
            rx.box(class_name=rx.cond(Look.shape == "", "flex", "grid")),
        ),
        TailwindV4Plugin(),
    )
    assert {".underline", ".italic", ".rounded-full", ".flex", ".grid"} <= set(rules)


def test_utilities_are_stronger_than_radix_and_weaker_than_style_props():
    _, css = rules_of(lambda: rx.button("Go", class_name="p-4"), TailwindV4Plugin())
    assert css.startswith("@layer properties,theme,base,radix,components,utilities,mirra;")


def test_without_the_plugin_class_names_are_just_names():
    made = App()
    made.add_page(lambda: rx.box(class_name="p-4"), route="/")
    source = CompiledApp(made, Config(app_name="shop"))
    assert b".p-4" not in source.file(source.page("/").styles[0]).content


def test_what_was_compiled_is_kept_in_the_project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".mirra").mkdir()
    rules_of(lambda: rx.box(class_name="p-4"), TailwindV4Plugin())
    for kept in (tmp_path / ".mirra" / "tailwind").iterdir():
        kept.write_text(kept.read_text().replace("* 4", "* 5"))
    again, _ = rules_of(lambda: rx.box("new text", class_name="p-4"), TailwindV4Plugin())
    assert again[".p-4"] == "padding: calc(var(--spacing) * 5);"


def test_a_plugin_of_tailwind_that_is_not_there():
    with pytest.raises(InvalidPluginConfigError) as error:
        TailwindV4Plugin({"plugins": ["daisyui"]})
    assert error.value.message == "Tailwind's plugin `daisyui` is not part of mirra."


def test_css_that_tailwind_refuses():
    with pytest.raises(InvalidPluginConfigError) as error:
        rules_of(lambda: rx.box(class_name="p-4"), TailwindV4Plugin(css="@apply nonsense;"))
    assert error.value.message.startswith("Tailwind: ")


def test_the_older_name_says_what_to_write(caplog):
    with caplog.at_level("INFO", "mirra.compiler"):
        rules, _ = rules_of(
            lambda: rx.box(class_name="p-4"), TailwindV3Plugin({"content": ["x"], "theme": {}})
        )
    assert ".p-4" in rules
    assert "write `TailwindV4Plugin`" in caplog.text
