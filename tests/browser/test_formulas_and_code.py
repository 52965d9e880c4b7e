"""Formulas in Markdown and code coloured by Shiki: what comes from npm when it is shown, under the strict content policy."""

from playwright.sync_api import expect

APP = r'''
import mirra as rx

class S(rx.State):
    theme: str = "github-light"

TEXT = """
# Euler's identity

It says $e^{i\\pi} + 1 = 0$.

$$
\\int_0^\\infty e^{-x^2} dx = \\frac{\\sqrt{\\pi}}{2}
$$

![alone](/none.png)
"""

def index():
    return rx.vstack(
        rx.markdown(TEXT, id="text"),
        rx._x.code_block("""
            import math
            print(math.pi)  # [!code highlight]
        """, language="python", use_transformers=True, show_line_numbers=True, can_copy=True, id="code"),
        rx._x.code_block.root("let x = 1", language="ts", theme=S.theme, id="chosen"),
        rx.color_mode.button(id="mode"),
        padding="1em", width="100%",
    )
'''


def test_formulas_and_code(page, run):
    app = run(APP, patience=120)
    page.goto(app.url)
    expect(page.locator("#text .katex")).to_have_count(2, timeout=60000)
    expect(page.locator("#text .katex-display .mfrac")).to_be_visible()
    expect(page.locator("#text p img")).to_have_count(0)
    assert page.evaluate("document.fonts.load('16px KaTeX_Main').then((found) => found.length)") == 1
    code = page.locator("#code")
    expect(code.locator(".line")).to_have_count(2, timeout=60000)
    expect(code.locator(".line.highlighted")).to_have_text("print(math.pi)  ")
    keyword = code.locator(".line span").first
    expect(keyword).to_have_css("color", "rgb(166, 38, 164)")
    page.click("#mode")
    expect(keyword).to_have_css("color", "rgb(198, 120, 221)")
    expect(page.locator("#chosen .line span").first).to_have_css("color", "rgb(215, 58, 73)")
