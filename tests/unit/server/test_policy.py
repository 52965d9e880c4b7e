"""Who may connect: origins are compared exactly, by scheme, host and port."""

import pytest

from mirra.server.policy import client_address, content_policy, forwarded, is_local_host, may_connect

GOOD, BAD = True, False


@pytest.mark.parametrize(
    ("origin", "verdict"),
    [
        ("http://good.com", GOOD),
        ("http://GOOD.com", GOOD),
        ("http://good.com:80", GOOD),
        (None, GOOD),
        ("https://good.com", BAD),
        ("http://good.com:444", BAD),
        ("http://good.com.evil.com", BAD),
        ("http://evilgood.com", BAD),
        ("http://good.com.", BAD),
        ("http://sub.good.com", BAD),
        ("http://good.com@evil.com", BAD),
        ("http://user@good.com", BAD),
        ("http://evil.com#good.com", BAD),
        ("http://evil.com/good.com", BAD),
        ("http://evil.com?good.com", BAD),
        ("http://good.com\\.evil.com", BAD),
        ("http://xn--god-7cd.com", BAD),
        ("http://good.com:99999", BAD),
        ("file://good.com", BAD),
        ("null", BAD),
        ("*", BAD),
        ("", BAD),
        ("good.com", BAD),
        ("//good.com", BAD),
        ("javascript:good.com", BAD),
    ],
)
def test_origins(origin, verdict):
    assert may_connect(origin, "good.com", "ws") is verdict


def test_listed_origins_and_an_inherited_star():
    assert may_connect("https://app.example", "api.example", "wss", ["https://app.example"])
    assert not may_connect("https://app.example", "api.example", "wss", ["*"])


@pytest.mark.parametrize(
    ("host", "verdict"),
    [
        ("localhost:3000", GOOD),
        ("127.0.0.1", GOOD),
        ("[::1]:3000", GOOD),
        ("evil.com", BAD),
        ("localhost.evil.com:3000", BAD),
    ],
)
def test_names_of_this_machine(host, verdict):
    assert is_local_host(host) is verdict


def test_forwarded_headers_count_only_behind_trusted_proxies():
    headers = {
        "x-forwarded-for": "6.6.6.6, 10.0.0.1",
        "x-forwarded-host": "shop.example",
        "x-forwarded-proto": "https",
    }
    assert client_address(headers, "10.0.0.9", 0) == "10.0.0.9"
    assert client_address(headers, "10.0.0.9", 1) == "10.0.0.1"
    assert forwarded(headers, "inner", "http", 0) == ("inner", "http")
    assert forwarded(headers, "inner", "http", 1) == ("shop.example", "https")


def test_the_content_policy_has_no_eval_and_no_inline_script():
    policy = content_policy()
    assert "unsafe-eval" not in policy
    assert "script-src 'self';" in policy
