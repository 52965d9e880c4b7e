"""Themes as a person sees them: the plugin's, custom colours, panel background, nested themes, grey, radius, scaling, appearance."""

from playwright.sync_api import expect

APP = """
import mirra as rx

def sample(name, **theme):
    return rx.theme(
        rx.card(
            rx.button("Save", id=f"{name}-button"),
            rx.text("grey", color_scheme="gray", id=f"{name}-text"),
            id=f"{name}-card",
        ),
        **theme,
    )

class S(rx.State):
    accent: str = "grass"
    radius: str = "none"

    @rx.event
    def change(self):
        self.accent, self.radius = "crimson", "full"

@rx.page("/")
def index():
    return rx.vstack(
        sample("plugin", has_background=False),
        sample("nested", accent_color="tomato", gray_color="sage", radius="full", scaling="110%"),
        sample("solid", panel_background="solid"),
        sample("translucent", panel_background="translucent"),
        sample("dark", appearance="dark", accent_color="cyan"),
        sample("state", accent_color=S.accent, radius=S.radius),
        rx.theme(sample("innermost", accent_color="gold"), radius="large", gray_color="mauve"),
        rx.box("brand", id="brand", background=rx.color("teal", 9), color="var(--brand)"),
        rx.button("Change", id="change", on_click=S.change),
        rx.color_mode.button(id="mode"),
        padding="16px",
    )

app = rx.App(stylesheets=["/palette.css"], style={":root": {"--brand": "rgb(9, 9, 9)"}})
"""
CONFIG = """
import mirra as rx

config = rx.Config(
    app_name="app",
    plugins=[rx.plugins.RadixThemesPlugin(theme=rx.theme(accent_color="plum", gray_color="olive", radius="small", panel_background="solid", scaling="95%"))],
)
"""
# A palette of one's own: the steps of a scale, said again.
PALETTE = ":root, .light { --teal-9: rgb(1, 2, 3); } .dark { --teal-9: rgb(4, 5, 6); }"
LOOK = """name => {
  const look = (part, pseudo) => getComputedStyle(document.getElementById(`${name}-${part}`), pseudo)
  const button = look('button'), panel = look('card', '::before')
  return [button.backgroundColor, button.borderRadius, button.height, look('text').color, panel.backgroundColor, panel.backdropFilter]
}"""
SMALL, LOW = "2.85px", "30.3906px"
OLIVE, MAUVE = "rgba(2, 10, 0, 0.627)", "rgba(4, 0, 17, 0.61)"
WHITE = "rgb(255, 255, 255)"
LIGHT = {
    "plugin": ["rgb(171, 74, 186)", SMALL, LOW, OLIVE, WHITE, "none"],
    "nested": ["rgb(229, 77, 46)", "9999px", "35.1875px", "rgba(0, 10, 7, 0.627)", WHITE, "none"],
    "solid": ["rgb(171, 74, 186)", SMALL, LOW, OLIVE, WHITE, "none"],
    "translucent": ["rgb(171, 74, 186)", SMALL, LOW, OLIVE, "rgba(255, 255, 255, 0.7)", "blur(64px)"],
    "dark": ["rgb(0, 162, 199)", SMALL, LOW, "rgba(246, 254, 244, 0.69)", "rgb(24, 25, 23)", "none"],
    "state": ["rgb(70, 167, 88)", "0px", LOW, OLIVE, WHITE, "none"],
    # What the inner theme does not say is the outer one's.
    "innermost": ["rgb(151, 131, 101)", "5.7px", LOW, MAUVE, WHITE, "none"],
}
DARK_GREY, DARK_PANEL = "rgba(246, 254, 244, 0.69)", "rgb(24, 25, 23)"
CHANGED = {
    "plugin": ["rgb(171, 74, 186)", SMALL, LOW, DARK_GREY, DARK_PANEL, "none"],
    "dark": LIGHT["dark"],
    "state": ["rgb(233, 61, 130)", "9999px", LOW, DARK_GREY, DARK_PANEL, "none"],
}


def test_what_each_theme_looks_like(page, run, tmp_path_factory):
    project = tmp_path_factory.mktemp("source") / "app"
    (project / "app").mkdir(parents=True)
    (project / "assets").mkdir()
    (project / "app" / "app.py").write_text(APP)
    (project / "rxconfig.py").write_text(CONFIG)
    (project / "assets" / "palette.css").write_text(PALETTE)
    page.goto(run(project).url)
    expect(page.locator("#change")).to_be_visible()
    assert {name: page.evaluate(LOOK, name) for name in LIGHT} == LIGHT
    brand = page.locator("#brand")
    expect(brand).to_have_css("background-color", "rgb(1, 2, 3)")
    expect(brand).to_have_css("color", "rgb(9, 9, 9)")
    page.locator("#change").click()
    page.locator("#mode").click()
    expect(brand).to_have_css("background-color", "rgb(4, 5, 6)")
    expect(page.locator("#state-button")).to_have_css("background-color", "rgb(233, 61, 130)")
    page.wait_for_function("document.getAnimations().length === 0")
    assert {name: page.evaluate(LOOK, name) for name in CHANGED} == CHANGED
