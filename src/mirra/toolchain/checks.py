"""``mirra check``: which settings are unsafe where the app is going to run, and what to write instead."""

from __future__ import annotations

import importlib.util
import ipaddress
import os
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from mirra.config import Config
from mirra.server.store.choose import store_of

_LEAST_KEY = 32
"""Characters of a `secret_key`; 256 random bits are 43 in base64."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One setting: ``advice`` is empty where all is well."""

    setting: str
    state: str
    advice: str = ""


def sanity(config: Config) -> list[Finding]:
    """What is wrong wherever the app runs."""
    return [finding for finding in (_address(config, "api_url"), _address(config, "deploy_url")) if finding]


def deployment(config: Config) -> list[Finding]:
    """Each setting that matters in production, with its state and, where it is unsafe, the fix."""
    return [*sanity(config), *_secret(config), *_store(config), *_origins(config), *_rest(config)]


def _address(config: Config, name: str) -> Finding | None:
    url = getattr(config, name)
    if not url:
        return None
    try:
        parts = urlsplit(url)
        is_sound = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.username is None
        parts.port  # noqa: B018  # raises where it is no port
    except ValueError:
        is_sound = False
    if is_sound:
        return None
    if "@" in url:  # what stands before it may be a password
        return Finding(name, "has a user name or a password", "Write it like `https://app.example`.")
    return Finding(name, f"`{url}` is no address", "Write it like `https://app.example`.")


def _secret(config: Config) -> Iterator[Finding]:
    keys = (config.secret_key or "").split()
    make = 'Make one: python -c "import secrets; print(secrets.token_urlsafe(32))", and set `MIRRA_SECRET_KEY` to it.'
    if not keys:
        is_needed = store_of(config) != "memory"
        yield Finding(
            "secret_key",
            "not set, and stored state must be signed" if is_needed else "not set; not needed in memory",
            make if is_needed else "",
        )
    elif any(len(key) < _LEAST_KEY or len(set(key)) < _LEAST_KEY // 4 for key in keys):
        yield Finding("secret_key", f"can be guessed: use {_LEAST_KEY} random characters or more", make)
    else:
        yield Finding("secret_key", "set")


def _store(config: Config) -> Iterator[Finding]:
    kind = store_of(config)
    if not config.redis_url:
        yield Finding("state_manager_mode", f"`{kind}`")
        return
    parts = urlsplit(config.redis_url)
    host = parts.hostname or "localhost"
    if is_own_network(host):
        yield Finding("redis_url", "on a network of your own")
    elif not parts.password:
        yield Finding(
            "redis_url",
            f"no password, on the public address `{host}`",
            "Give Redis a password or a private address: `rediss://:PASSWORD@HOST:6379`.",
        )
    elif parts.scheme != "rediss":
        yield Finding(
            "redis_url",
            f"not encrypted, on the public address `{host}`",
            "Use `rediss://` instead of `redis://`.",
        )
    else:
        yield Finding("redis_url", "encrypted, with a password")


def _origins(config: Config) -> Iterator[Finding]:
    listed = list(config.cors_allowed_origins)
    if "*" in listed:
        yield Finding(
            "cors_allowed_origins",
            "`*` is not obeyed for the app, and would open your own API to every site",
            'List the sites: `cors_allowed_origins=["https://app.example"]`; none if all is one site.',
        )
    plain = [entry for entry in listed if entry.startswith("http://") and not is_own_network(_host(entry))]
    if plain:
        yield Finding(
            "cors_allowed_origins",
            f"`{plain[0]}` is not encrypted: whoever is on its network can be it",
            "Use `https://`.",
        )
    if not plain and "*" not in listed:
        yield Finding(
            "cors_allowed_origins", ", ".join(f"`{entry}`" for entry in listed) or "this site alone"
        )
    for name in ("api_url", "deploy_url"):
        url = getattr(config, name) or ""
        if url.startswith("http://") and not is_own_network(_host(url)):
            yield Finding(
                name, f"`{url}` is not encrypted", f"Use `{url.replace('http://', 'https://', 1)}`."
            )
    if config.vite_allowed_hosts is True:
        yield Finding(
            "vite_allowed_hosts",
            "every host name is answered in development",
            "List the names that you use: a web page could reach your machine by one of its own.",
        )


def _rest(config: Config) -> Iterator[Finding]:
    hops = config.trusted_proxy_hops
    if hops < 0 or hops > 5:
        yield Finding(
            "trusted_proxy_hops",
            f"{hops} proxies: clients could write their own address and host",
            "Count the proxies of your own in front of the app; 0 if there is none.",
        )
    else:
        yield Finding("trusted_proxy_hops", f"{hops}")
    if config.loglevel == "debug":
        yield Finding(
            "loglevel",
            "`debug` is for looking at one thing, and fills the disk",
            'Leave it out, or set `loglevel="info"`.',
        )
    else:
        yield Finding("loglevel", f"`{config.loglevel}`")
    if not config.strict:
        yield Finding(
            "strict", "off: unsigned state and other doubtful things are only warned of", "Leave it out."
        )
    if os.environ.get("PYTHONASYNCIODEBUG") or os.environ.get("PYTHONDEVMODE"):
        yield Finding(
            "PYTHONDEVMODE", "Python itself runs for development", "Unset it, and `PYTHONASYNCIODEBUG`."
        )
    has_ssr = importlib.util.find_spec("py_mini_racer") is not None
    yield Finding(
        "ssr",
        "pages are drawn before they are sent"
        if has_ssr
        else "not installed: pages are drawn by the browser alone (slower, not unsafe): `pip install 'mirra[ssr]'`",
    )


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def is_own_network(host: str) -> bool:
    """Whether a host is this machine or on a private network."""
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        pass
    # A name such as `redis`, which only a network of one's own knows.
    return "." not in host or host.endswith((".internal", ".local", ".localhost"))
