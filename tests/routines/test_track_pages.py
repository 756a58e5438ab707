"""The track of a session: whole, in parts, asked for anew, and nobody else's
(ux.md 1.2, ux.md 5 check 6)."""

import gzip
import logging

import pytest
from django.test import Client
from django.utils import timezone

from routines import timelines
from routines.content import publishing
from routines.models import Exercise, GuidedSession
from routines.sound import clips, track
from tests import builders
from tests.pages import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def unsaid(client, plan):
    """A session with new words of an author, which nobody has recorded."""
    exercise = plan.version.script["steps"][0]["exercise"]
    Exercise.objects.filter(slug=exercise).update(position="Sit on the floor in a calm place.")
    plan.version = publishing.publish(plan.routine, by=None, note="Words", now=timezone.now())
    plan.save(update_fields=["version"])
    timelines.forget()
    return client.post("/sessions/", {"variant": "full"})["Location"]


def part(client, address, wanted, **headers):
    return client.get(address, headers={"range": wanted, **headers})


def test_the_track_is_the_timeline_in_sound(client, where):
    response = client.get(f"{where}track.mp3")
    assert (response.status_code, response["Content-Type"]) == (200, "audio/mpeg")
    assert response["Accept-Ranges"] == "bytes"
    assert int(response["Content-Length"]) == len(response.content)
    track.check(response.content)
    length_ms = client.get(f"{where}timeline.json").json()["duration_ms"]
    assert abs(track.clip_ms(response.content) - length_ms) <= 50


def test_parts_are_parts_of_the_whole(client, where):
    whole = client.get(f"{where}track.mp3").content
    size = len(whole)
    for wanted, start, end in [
        ("bytes=0-1", 0, 2),
        ("bytes=100-", 100, size),
        ("bytes=-100", size - 100, size),
        (f"bytes=10-{size * 2}", 10, size),
    ]:
        response = part(client, f"{where}track.mp3", wanted)
        assert response.status_code == 206
        assert response.content == whole[start:end]
        assert response["Content-Range"] == f"bytes {start}-{end - 1}/{size}"
        assert int(response["Content-Length"]) == end - start


def test_a_part_beyond_the_end_is_416_and_says_how_long_it_is(client, where):
    size = len(client.get(f"{where}track.mp3").content)
    response = part(client, f"{where}track.mp3", f"bytes={size}-")
    assert response.status_code == 416
    assert response["Content-Range"] == f"bytes */{size}"
    assert "no-store" in response["Cache-Control"]


def test_the_whole_is_sent_compressed_and_a_part_never(client, where):
    """Much of a track is silence. A part must be the bytes that were asked for."""
    plain = client.get(f"{where}track.mp3")
    whole = client.get(f"{where}track.mp3", headers={"accept-encoding": "gzip"})
    assert gzip.decompress(whole.content) == plain.content
    assert len(whole.content) < 0.4 * len(plain.content)
    assert whole["ETag"] == f"W/{plain['ETag']}"
    assert "Accept-Encoding" in whole["Vary"] and "Accept-Encoding" in plain["Vary"]
    for wanted in ("bytes=0-9999", f"bytes={len(plain.content)}-"):
        some = part(client, f"{where}track.mp3", wanted, accept_encoding="gzip")
        assert "Content-Encoding" not in some
    again = {"accept-encoding": "gzip", "if-none-match": whole["ETag"]}
    assert client.get(f"{where}track.mp3", headers=again).status_code == 304


def test_what_is_here_already_is_not_sent_again(client, where):
    first = client.get(f"{where}track.mp3")
    again = client.get(f"{where}track.mp3", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    timelines.forget()
    assert client.get(f"{where}track.mp3")["ETag"] == first["ETag"]


def test_a_part_of_another_file_is_not_added_to_this_one(client, where):
    address, etag = f"{where}track.mp3", client.get(f"{where}track.mp3")["ETag"]
    assert part(client, address, "bytes=0-1", if_range=etag).status_code == 206
    for other in ('"another"', "W/" + etag, "Sun, 22 Nov 2026 10:00:00 GMT"):
        assert part(client, address, "bytes=0-1", if_range=other).status_code == 200


def test_head_tells_the_length_and_sends_nothing(client, where):
    whole = client.get(f"{where}track.mp3")
    head = client.head(f"{where}track.mp3", headers={"range": "bytes=0-1"})
    assert (head.status_code, head.content) == (200, b"")
    assert head["Content-Length"] == whole["Content-Length"]


def test_nothing_can_be_posted(client, where):
    assert client.post(f"{where}track.mp3").status_code == 405
    assert client.post(client.get(where).context["track_url"]).status_code == 405


def test_without_scripts_the_list_has_the_same_sound(client, where):
    page = client.get(where)
    body = page.content.decode()
    listed = body[body.index('<div class="cc-column" data-list>') :]
    assert f'<audio controls preload="none" src="{page.context["track_url"]}"' in listed


def test_changing_the_voice_on_the_way_moves_nothing(client, where):
    before = client.get(f"{where}timeline.json")["ETag"]
    client.post("/settings/voice/", {"voice": "brief"})
    assert client.get(f"{where}timeline.json")["ETag"] == before


def test_another_persons_track_is_404(client, where, plan):
    stranger = Client()
    builders.sign_in_guest(stranger)
    assert stranger.get(f"{where}track.mp3").status_code == 404
    assert Client().get(f"{where}track.mp3").status_code == 302


def test_words_without_a_recording_break_nothing(client, unsaid, caplog):
    with caplog.at_level(logging.WARNING, logger="routines.timelines"):
        page = client.get(unsaid)
    assert (page.status_code, page.context["track_url"]) == (200, "")
    assert 'data-track=""' in page.content.decode()
    assert "<audio" not in page.content.decode()
    assert client.get(f"{unsaid}track.mp3").status_code == 404
    assert client.get(f"{unsaid}timeline.json").status_code == 200
    assert Page(client.get(f"{unsaid}step/1/")).heading
    assert "Sit on the floor in a calm place." in caplog.text


def test_tones_need_no_recording(client, unsaid):
    tones = client.get(unsaid).context["tones_url"]
    assert client.get(tones).status_code == 200
    client.post("/settings/voice/", {"voice": "off"})
    assert client.get(unsaid).context["track_url"] == tones
    assert client.get(f"{unsaid}track.mp3").status_code == 200


def test_a_language_without_clips_has_no_track_but_tones(client, where, monkeypatch):
    monkeypatch.setattr(clips, "ROOT", clips.ROOT / "none")
    timelines.forget()
    assert client.get(where).context["track_url"] == ""
    assert client.get(where).context["tones_url"] != ""


def test_a_broken_clip_is_left_out_and_named(tmp_path, caplog):
    (tmp_path / "two.mp3").write_bytes(b"not sound")
    (tmp_path / "one.mp3").write_bytes(track.SILENCE)
    assert list(clips._read(tmp_path)) == ["one"]
    assert "two.mp3 cannot be used" in caplog.text


def test_sounds_that_would_meet_leave_the_session_without_a_track(client, where, monkeypatch):
    def meet(*args):
        raise track.Overlap("“tick” runs into “Two.”")

    monkeypatch.setattr(track, "build", meet)
    timelines.forget()
    assert client.get(where).context["track_url"] == ""
    assert client.get(f"{where}track.mp3").status_code == 404


def test_only_so_many_tracks_are_kept(client, where):
    for reps in range(1, 11):
        for side in ("left", "right"):
            GuidedSession.objects.update(reps=reps, side=side)
            assert client.get(f"{where}track.mp3").status_code == 200
    assert timelines._joined.cache_info().currsize <= timelines._MOST_TRACKS == 16
