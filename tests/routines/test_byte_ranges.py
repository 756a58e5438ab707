"""Which bytes a Range header asks for (RFC 9110, 14.1.2 and 14.2)."""

import pytest

from routines.sound.byte_ranges import Unsatisfiable, part

SIZE = 1_000


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        ("bytes=0-1", range(0, 2)),
        ("bytes=0-", range(0, 1_000)),
        ("bytes=999-", range(999, 1_000)),
        ("bytes=500-5000", range(500, 1_000)),
        ("bytes=-1", range(999, 1_000)),
        ("bytes=-5000", range(0, 1_000)),
        ("Bytes= 3-4 ", range(3, 5)),
    ],
)
def test_one_range_is_answered(header, wanted):
    assert part(header, SIZE) == wanted


@pytest.mark.parametrize(
    "header",
    [
        *("", "bytes", "bytes=", "bytes=-", "bytes=a-b", "bytes=5-4", "bytes=1-2,5-6"),
        *("items=0-1", "bytes=٣-٤", "bytes=-1-2", "bytes=" + "9" * 5_000 + "-"),
    ],
)
def test_what_is_no_single_range_means_the_whole_file(header):
    assert part(header, SIZE) is None


@pytest.mark.parametrize("header", ["bytes=1000-", "bytes=1000-2000", "bytes=-0"])
def test_a_range_beyond_the_end_cannot_be_had(header):
    with pytest.raises(Unsatisfiable):
        part(header, SIZE)


def test_an_empty_file_has_no_part():
    with pytest.raises(Unsatisfiable):
        part("bytes=0-", 0)
