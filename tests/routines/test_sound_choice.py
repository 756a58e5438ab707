"""A session's page opens with the sound that the person likes (ux.md 2.6)."""

import re

import pytest

pytestmark = pytest.mark.django_db
OFFERED = re.compile(r'name="sound" value="(\w+)"([^>]*)><span>([\w ]+)</span>')


def offered(client, where):
    """The choices as (value, word), and the values that are chosen."""
    found = OFFERED.findall(client.get(where).content.decode())
    choices = [(value, word) for value, _rest, word in found]
    return choices, [value for value, rest, _word in found if "checked" in rest]


@pytest.mark.parametrize("sound", ["voice", "reader", "tones", "off"])
@pytest.mark.parametrize("voice", ["auto", "full", "brief"])
def test_the_sound_of_the_settings_is_chosen(client, where, voice, sound):
    client.post("/settings/voice/", {"voice": voice})
    client.post("/settings/sound/", {"sound": sound})
    choices, chosen = offered(client, where)
    assert chosen == [sound]
    assert choices == [
        *(("voice", "Voice"), ("reader", "Screen reader")),
        *(("tones", "With music"), ("off", "No sound")),
    ]


@pytest.mark.parametrize(
    ("sound", "opens_with"),
    [("voice", "voice"), ("reader", "voice"), ("tones", "tones"), ("off", "off")],
)
def test_without_a_voice_there_are_three_and_one_of_them_is_chosen(
    client, where, sound, opens_with
):
    client.post("/settings/sound/", {"sound": sound})
    client.post("/settings/voice/", {"voice": "off"})
    choices, chosen = offered(client, where)
    assert chosen == [opens_with]
    assert choices == [("voice", "Tones"), ("tones", "With music"), ("off", "No sound")]


def test_the_voice_turned_on_again_brings_the_choice_of_a_screen_reader_back(client, where):
    client.post("/settings/sound/", {"sound": "reader"})
    for voice, opens_with in [("off", "voice"), ("auto", "reader")]:
        client.post("/settings/voice/", {"voice": voice})
        assert offered(client, where)[1] == [opens_with]


def test_who_never_chose_hears_the_voice(client, where):
    assert offered(client, where)[1] == ["voice"]


def test_the_same_content_opens_with_another_sound_at_once(client, where):
    seen = []
    for sound in ("tones", "off", "voice"):
        client.post("/settings/sound/", {"sound": sound})
        seen += offered(client, where)[1]
    assert seen == ["tones", "off", "voice"]
