"""`mirra check`: what is made by `mirra init` passes, and each unsafe setting is named with its fix."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mirra.config import Config
from mirra.toolchain.checks import Finding, deployment, sanity

MIRRA = Path(sys.executable).parent / "mirra"
KEY = "Zb2Qx7uJ0cVt4mLw9RfYkD1sHn6aPe3GiTo8qBvXyUE"


def mirra(folder, *arguments, **environment):
    """``(exit code, output)``"""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MIRRA_")}
    done = subprocess.run(
        [MIRRA, *arguments], cwd=folder, env={**kept, "NO_COLOR": "1", **environment}, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def test_a_new_project_passes_without_a_warning(tmp_path):
    assert mirra(tmp_path, "init", "--name", "shop")[0] == 0
    code, said = mirra(tmp_path, "check", "--deploy")
    assert code == 0, said
    assert "✗" not in said and "warning" not in said
    assert "  ✓ cors_allowed_origins: this site alone\n" in said
    assert said.endswith("  • the settings are safe to deploy\n")
    code, said = mirra(tmp_path, "check")
    assert code == 0 and said.endswith("  • the settings are sound\n")


def test_an_insecure_switch_is_loud(tmp_path):
    mirra(tmp_path, "init", "--name", "shop")
    code, said = mirra(tmp_path, "check", "--deploy", MIRRA_CORS_ALLOWED_ORIGINS="*", MIRRA_LOGLEVEL="debug")
    assert code == 1
    assert (
        "  ✗ cors_allowed_origins: `*` is not obeyed for the app, and would open your own API to every site\n"
        '    List the sites: `cors_allowed_origins=["https://app.example"]`; none if all is one site.\n'
    ) in said
    assert said.endswith("  • 2 settings to mend\n")
    assert mirra(tmp_path, "check", MIRRA_LOGLEVEL="debug")[0] == 0


def test_a_page_that_does_not_compile_fails_the_check(tmp_path):
    (tmp_path / "app.py").write_text(
        "import mirra as rx\n\n\ndef index():\n    return rx.button('x', colour='red')\n"
    )
    code, said = mirra(tmp_path, "check", "app.py")
    assert code == 1
    assert "1 of 2 pages compile" in said


def unsafe(**settings):
    return [finding for finding in deployment(Config(**settings)) if finding.advice]


UNSAFE = {
    "stored state without a key": ({"state_manager_mode": "disk"}, "secret_key", "not set, and stored state must be signed"),
    "a short key": ({"secret_key": "secret"}, "secret_key", "can be guessed: use 32 random characters or more"),
    "a key that repeats": ({"secret_key": "abab" * 20}, "secret_key", "can be guessed: use 32 random characters or more"),
    "an old key that is short": ({"secret_key": f"{KEY} changeme"}, "secret_key", "can be guessed: use 32 random characters or more"),
    "redis in the open": (
        {"redis_url": "redis://redis.example:6379", "secret_key": KEY}, "redis_url", "no password, on the public address `redis.example`",
    ),
    "redis by a public number": (
        {"redis_url": "redis://8.8.8.8", "secret_key": KEY}, "redis_url", "no password, on the public address `8.8.8.8`",
    ),
    "redis in clear text": (
        {"redis_url": "redis://:pass@redis.example:6379", "secret_key": KEY}, "redis_url", "not encrypted, on the public address `redis.example`",
    ),
    "every origin": (
        {"cors_allowed_origins": ["*"]}, "cors_allowed_origins", "`*` is not obeyed for the app, and would open your own API to every site",
    ),
    "an origin in clear text": (
        {"cors_allowed_origins": ["http://app.example"]}, "cors_allowed_origins",
        "`http://app.example` is not encrypted: whoever is on its network can be it",
    ),
    "an API in clear text": ({"api_url": "http://api.example"}, "api_url", "`http://api.example` is not encrypted"),
    "a site in clear text": ({"deploy_url": "http://app.example"}, "deploy_url", "`http://app.example` is not encrypted"),
    "an address that is none": ({"api_url": "app.example"}, "api_url", "`app.example` is no address"),
    "an address with a password": ({"api_url": "https://me:pass@api.example"}, "api_url", "has a user name or a password"),
    "very many proxies": ({"trusted_proxy_hops": 99}, "trusted_proxy_hops", "99 proxies: clients could write their own address and host"),
    "fewer than no proxies": ({"trusted_proxy_hops": -1}, "trusted_proxy_hops", "-1 proxies: clients could write their own address and host"),
    "debugging": ({"loglevel": "debug"}, "loglevel", "`debug` is for looking at one thing, and fills the disk"),
    "any host in development": ({"vite_allowed_hosts": True}, "vite_allowed_hosts", "every host name is answered in development"),
    "leniency": ({"strict": False}, "strict", "off: unsigned state and other doubtful things are only warned of"),
}  # fmt: skip


@pytest.mark.parametrize("case", UNSAFE)
def test_an_unsafe_setting_is_named(case):
    settings, name, state = UNSAFE[case]
    (finding,) = unsafe(**settings)
    assert (finding.setting, finding.state) == (name, state)


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"state_manager_mode": "disk", "secret_key": KEY},
        {"redis_url": "redis://localhost:6379", "secret_key": KEY},
        {"redis_url": "redis://redis:6379", "secret_key": KEY},
        {"redis_url": "redis://10.1.2.3", "secret_key": f"{KEY} {KEY[::-1]}"},
        {"redis_url": "rediss://:pass@redis.example:6379", "secret_key": KEY},
        {"cors_allowed_origins": ["https://app.example"], "api_url": "https://api.example"},
        {"trusted_proxy_hops": 1, "loglevel": "warning"},
    ],
    ids=str,
)
def test_a_safe_setting_is_not(settings):
    assert unsafe(**settings) == []


def test_every_finding_has_its_whole_text():
    assert deployment(Config(state_manager_mode="disk", secret_key=KEY))[:2] == [
        Finding("secret_key", "set"),
        Finding("state_manager_mode", "`disk`"),
    ]
    assert sanity(Config(api_url="localhost:8000")) == [
        Finding("api_url", "`localhost:8000` is no address", "Write it like `https://app.example`.")
    ]


def test_no_secret_is_shown():
    settings = {"secret_key": KEY, "redis_url": f"redis://:{KEY}@redis.example", "api_url": "http://api.example"}  # fmt: skip
    assert KEY not in str(deployment(Config(**settings)))
