"""Which compression is chosen, and whether it is worth it."""

import pytest

from registry_api.answering.encodings import chosen, compressible


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        (b"", b""),
        (b"identity", b""),
        (b"gzip", b"gzip"),
        (b"GZIP", b"gzip"),
        (b"gzip, deflate, br, zstd", b"zstd"),
        (b"gzip, zstd", b"zstd"),
        (b"gzip;q=1.0, br;q=0.5", b"gzip"),
        (b"br;q=0, gzip;q=0", b""),
        (b"gzip;q=0.000", b""),
        (b"*", b"zstd"),
        (b"*;q=0", b""),
        (b"zstd;q=0, *", b"br"),
        (b"identity;q=1, gzip;q=0.5", b""),
        (b"gzip;q=nonsense", b""),
        (b"deflate, compress", b""),
        (b",,;q=,", b""),
    ],
)
def test_the_encoding_is_chosen_by_weight_then_by_cost(accepted: bytes, encoding: bytes) -> None:
    assert chosen(accepted) == encoding


@pytest.mark.parametrize(
    ("media", "length", "gains"),
    [
        (b"application/json", 1_000, True),
        (b"application/json", 999, False),
        (b"text/csv; charset=utf-8", 5_000, True),
        (b"application/problem+json", 5_000, True),
        (b"application/atom+xml", 5_000, True),
        (b"application/x-ndjson", 5_000, True),
        (b"image/png", 5_000, False),
        (b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", 5_000, False),
    ],
)
def test_only_what_gains_is_compressed(media: bytes, length: int, gains: bool) -> None:
    assert compressible(media, length) is gains
