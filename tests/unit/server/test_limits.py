"""Buckets and addresses: how much one client may ask for, by a clock that the test turns."""

import pytest

from mirra.server.limits import Addresses, Bucket, public_network


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


def test_a_burst_is_free_and_then_the_average_holds(clock):
    bucket = Bucket(10, 100, clock)
    assert bucket.take(100) == 0
    assert bucket.take(5) == 0.5
    clock.now = 0.5
    assert bucket.take(5) == 0.5
    clock.now = 1000
    assert bucket.take(100) == 0, "a long rest gives the burst back, and no more"
    assert bucket.take(1) == 0.1


def test_what_is_not_given_costs_nothing(clock):
    bucket = Bucket(10, 2, clock)
    assert [bucket.take_now() for _ in range(5)] == [True, True, False, False, False]
    clock.now = 0.1
    assert [bucket.take_now() for _ in range(2)] == [True, False]


def test_one_address_has_a_number_of_sockets(clock):
    addresses = Addresses(2, 100, 100, clock)
    assert [addresses.admit("8.8.8.8") for _ in range(3)] == [True, True, False]
    assert addresses.admit("1.1.1.1")
    addresses.leave("8.8.8.8")
    assert addresses.admit("8.8.8.8")


def test_one_address_opens_them_at_a_rate(clock):
    addresses = Addresses(1000, 1, 3, clock)
    for expected in (True, True, True, False):
        assert addresses.admit("8.8.8.8") is expected
        if expected:
            addresses.leave("8.8.8.8")
    clock.now = 1
    assert addresses.admit("8.8.8.8")


def test_a_proxy_on_the_own_network_is_not_counted(clock):
    addresses = Addresses(1, 1, 1, clock)
    for address in ("127.0.0.1", "10.0.0.7", "172.17.0.1", "192.168.1.1", "::1", "fd00::1", "", "unix:"):
        assert all(addresses.admit(address) for _ in range(50))
        addresses.leave(address)


def test_many_addresses_do_not_fill_the_memory(clock):
    addresses = Addresses(10, 1, 1, clock)
    for n in range(30_000):
        name = f"8.{n >> 16}.{n >> 8 & 255}.{n & 255}"
        assert addresses.admit(name)
        addresses.leave(name)
    assert addresses.known <= 10_000


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("8.8.8.8", "8.8.8.8"),
        ("::ffff:8.8.8.8", "8.8.8.8"),
        ("::ffff:127.0.0.1", None),
        ("2a01:4f8:1:2:3:4:5:6", "2a01:4f8:1:2::"),
        ("2a01:4f8:1:2::9", "2a01:4f8:1:2::"),
        ("169.254.169.254", None),
        ("8.8.8.8\nERROR forged", None),
    ],
)
def test_what_counts_as_one_client(address, name):
    assert public_network(address) == name
