"""Pages, JSON and sound get small by brotli, and no size tells what is in them."""

import gzip

import brotli
import pytest

from calfcare import compression
from tests import builders

BOTH = {"accept-encoding": "gzip, deflate, br"}
GZIP = {"accept-encoding": "gzip, deflate"}


@pytest.fixture
def where(plan):
    return f"/session/{builders.start_session(plan).pk}/"


def test_a_browser_that_reads_brotli_gets_it(client):
    plain = client.get("/manifest.webmanifest").content
    sent = client.get("/manifest.webmanifest", headers=BOTH)
    assert (sent["Content-Encoding"], sent["Vary"]) == ("br", "Accept-Encoding")
    assert int(sent["Content-Length"]) == len(sent.content) < len(plain)
    assert brotli.decompress(sent.content) == plain


def test_any_other_browser_gets_gzip_or_nothing_of_the_kind(client):
    plain = client.get("/manifest.webmanifest")
    sent = client.get("/manifest.webmanifest", headers=GZIP)
    assert sent["Content-Encoding"] == "gzip" and gzip.decompress(sent.content) == plain.content
    assert "Content-Encoding" not in plain and plain["Vary"] == "Accept-Encoding"


def test_a_page_says_that_its_form_depends_on_the_browser(client, plan):
    sent = client.get("/today/", headers=BOTH)
    assert sent["Content-Encoding"] == "br" and "Accept-Encoding" in sent["Vary"]
    assert "</html>" in brotli.decompress(sent.content).decode()


def test_the_same_page_has_another_size_each_time():
    page = b"<p>Never the same size.</p>" * 40
    packed = [compression.padded(page) for _time in range(200)]
    assert {brotli.decompress(one) for one in packed} == {page}
    sizes = {len(one) for one in packed}
    assert len(sizes) > 50 and 60 < max(sizes) - min(sizes) < 100


def test_what_is_short_stays_as_it_is(client):
    sent = client.get("/healthz", headers=BOTH)
    assert sent.status_code == 200 and "Content-Encoding" not in sent


def test_a_timeline_is_the_same_bytes_and_is_not_sent_twice(client, where):
    plain = client.get(f"{where}timeline.json").content
    first, second = (client.get(f"{where}timeline.json", headers=BOTH) for _time in range(2))
    assert brotli.decompress(first.content) == plain and first.content == second.content
    assert first["ETag"].startswith('W/"'), "the tag names more than one form"
    for encoding in (BOTH, GZIP):
        tag = client.get(f"{where}timeline.json", headers=encoding)["ETag"]
        again = client.get(f"{where}timeline.json", headers=encoding | {"if-none-match": tag})
        assert (again.status_code, again.content) == (304, b"")


def test_a_track_is_sent_whole_with_brotli_and_in_parts_as_it_is(client, where):
    plain = client.get(f"{where}track.mp3")
    whole = client.get(f"{where}track.mp3", headers=BOTH)
    assert whole["Content-Encoding"] == "br" and whole["ETag"] == f"W/{plain['ETag']}"
    assert brotli.decompress(whole.content) == plain.content
    part = client.get(f"{where}track.mp3", headers=BOTH | {"range": "bytes=0-999"})
    assert part.status_code == 206 and part.content == plain.content[:1000]
    assert "Content-Encoding" not in part
