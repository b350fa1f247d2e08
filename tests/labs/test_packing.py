"""Two parts, packed apart, are one text to whoever unpacks it."""

from __future__ import annotations

import gzip
import random

import pytest

from cnmviz.labs import packing


@pytest.mark.parametrize("first", [b"", b"a", b'{"seq":1' * 5_000])
@pytest.mark.parametrize("second", [b"", b"}", b',"people":[]}' * 3_000])
def test_the_whole_is_what_was_put_in(first: bytes, second: bytes) -> None:
    assert gzip.decompress(packing.end(packing.begin(first), second)) == first + second


def test_one_beginning_serves_many_ends() -> None:
    begun = packing.begin(b"the lab " * 1_000)
    for number in range(20):
        assert gzip.decompress(packing.end(begun, b"and %d people" % number)).endswith(b"and %d people" % number)


def test_what_cannot_be_packed_comes_through() -> None:
    noise = random.Random(1).randbytes(200_000)
    assert gzip.decompress(packing.end(packing.begin(noise), noise)) == noise + noise


def test_it_is_hardly_larger_than_in_one_piece() -> None:
    first, second = b'{"id":"container","name":"web"},' * 3_000, b'{"id":"person","name":"Ana"},' * 200
    assert len(packing.end(packing.begin(first), second)) < len(gzip.compress(first + second, packing.LEVEL)) + 200
