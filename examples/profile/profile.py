"""GitHub profiles: type a name, see who it is.

The address of the API can be changed with `GITHUB_API`, which is how the tests bring a stand-in of their own.
"""

import os
from collections.abc import Iterator
from typing import Any, TypedDict

import requests

import mirra as rx

API = os.environ.get("GITHUB_API", "https://api.github.com")
SUGGESTIONS = ["gvanrossum", "torvalds", "octocat"]


class Profile(TypedDict):
    login: str
    name: str
    bio: str
    avatar_url: str
    html_url: str
    followers: int
    following: int
    public_repos: int


class GithubState(rx.State):
    """The profile that is shown, or why there is none."""

    profile: Profile | None = None
    problem: str = ""
    loading: bool = False

    @rx.event
    def look_up(self, username: str) -> Iterator[None]:
        username = username.strip().lstrip("@")
        if not username or (self.profile and self.profile["login"] == username):
            return
        self.loading = True
        self.problem = ""
        yield
        try:
            response = requests.get(f"{API}/users/{username}", timeout=10)
            if response.status_code == 404:
                self.problem = f"There is no GitHub user called {username}."
                self.profile = None
                return
            response.raise_for_status()
            found = response.json()
            self.profile = Profile(
                login=found["login"],
                name=found.get("name") or found["login"],
                bio=found.get("bio") or "",
                avatar_url=found["avatar_url"],
                html_url=found["html_url"],
                followers=found.get("followers", 0),
                following=found.get("following", 0),
                public_repos=found.get("public_repos", 0),
            )
        except requests.RequestException:
            self.problem = "GitHub could not be reached. Try again in a moment."
        finally:
            self.loading = False

    @rx.event
    def submit(self, form: dict[str, str]) -> rx.EventSpec:
        return GithubState.look_up(form["username"])


def figure(label: str, value: Any) -> rx.Component:
    return rx.flex(
        rx.text(f"{value:,}", size="5", weight="bold"),
        rx.text(label, size="1", color_scheme="gray"),
        direction="column",
        align="center",
        flex="1",
    )


def card(profile: Any) -> rx.Component:
    return rx.flex(
        rx.link(
            rx.avatar(
                src=profile["avatar_url"],
                fallback="?",
                size="8",
                radius="full",
                box_shadow="0 8px 24px rgb(0 0 0 / 0.16)",
            ),
            href=profile["html_url"],
            is_external=True,
            aria_label="Open on GitHub",
        ),
        rx.flex(
            rx.heading(profile["name"], size="6", as_="h2", align="center"),
            rx.link(
                f"@{profile['login']}",
                href=profile["html_url"],
                is_external=True,
                size="2",
                color_scheme="gray",
            ),
            direction="column",
            align="center",
            spacing="1",
        ),
        rx.cond(profile["bio"], rx.text(profile["bio"], size="3", align="center", color_scheme="gray")),
        rx.separator(),
        rx.flex(
            figure("Repositories", profile["public_repos"]),
            figure("Followers", profile["followers"]),
            figure("Following", profile["following"]),
            width="100%",
        ),
        id="profile",
        direction="column",
        align="center",
        spacing="4",
    )


def nobody() -> rx.Component:
    return rx.flex(
        rx.center(
            rx.icon("user-search", size=34),
            width="96px",
            height="96px",
            border_radius="50%",
            background=rx.color("gray", 3),
            color=rx.color("gray", 9),
        ),
        rx.text(
            "Type a name and press Enter, or try one of these.",
            size="2",
            color_scheme="gray",
            align="center",
        ),
        rx.flex(
            *[
                rx.button(name, size="1", variant="soft", radius="full", on_click=GithubState.look_up(name))
                for name in SUGGESTIONS
            ],
            spacing="2",
        ),
        direction="column",
        align="center",
        spacing="4",
        padding_y="16px",
    )


def index() -> rx.Component:
    return rx.flex(
        rx.color_mode.button(position="top-right"),
        rx.card(
            rx.flex(
                rx.flex(
                    rx.icon("contact", size=20),
                    rx.heading("GitHub profiles", size="4", as_="h1"),
                    align="center",
                    spacing="2",
                ),
                rx.form(
                    rx.input(
                        rx.input.slot(rx.cond(GithubState.loading, rx.spinner(), rx.icon("search", size=16))),
                        placeholder="GitHub username",
                        aria_label="GitHub username",
                        on_blur=GithubState.look_up,
                        name="username",
                        id="username",
                        size="3",
                        width="100%",
                        auto_focus=True,
                    ),
                    on_submit=GithubState.submit,
                ),
                rx.cond(
                    GithubState.problem,
                    rx.callout(
                        GithubState.problem,
                        icon="triangle-alert",
                        color_scheme="amber",
                        size="1",
                        id="problem",
                    ),
                ),
                rx.cond(GithubState.profile, card(GithubState.profile), nobody()),
                direction="column",
                spacing="5",
            ),
            size="4",
            width="100%",
            max_width="420px",
        ),
        direction="column",
        align="center",
        justify="center",
        min_height="100vh",
        padding="24px",
        background=f"radial-gradient(50rem 30rem at 50% 0%, {rx.color('accent', 4)}, transparent)",
    )


app = rx.App(theme=rx.theme(accent_color="violet", radius="large"))
app.add_page(index, title="GitHub profiles")
