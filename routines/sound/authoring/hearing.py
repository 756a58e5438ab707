"""Listening to the clips by machine: are the words that matter recovered?

An offline recogniser hears each clip as it will be played. It may answer with any words of any
clip in any order, so it gets no help from knowing the sentences.
"""

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

RATE = 16_000  # what the recogniser's model knows
WORD_COST = 0.001  # the less, the fewer words it makes out of one
SMALL_WORDS = frozenset(
    ("a", "and", "at", "do", "for", "how", "in", "is", "of", "on", "or", "that", "the", "to")
    + ("us", "was", "with", "you", "your")
)
"""Words that carry nothing alone. Every other word of a clip is one that a person must not
mishear: the numbers, the sides, what to do next, and when not to."""


SOUND_THE_SAME = {"to": "two", "for": "four"}
"""Words of the clips that no ear tells from a number."""


class Heard(NamedTuple):
    """What a clip says and what was heard."""

    text: str
    words: str
    lost: tuple[str, ...]  # key words that were not heard, in order


class Listener:
    """An ear that knows only the words of these texts."""

    def __init__(self, texts: Iterable[str]) -> None:
        from pocketsphinx import Config, Decoder, get_model_path

        known = sorted({word for text in texts for word in words_of(text)})
        grammar = f"#JSGF V1.0; grammar clips; public <said> = ({' | '.join(known)})+;"
        self._ear: Any = Decoder(
            Config(
                hmm=get_model_path("en-us/en-us"),
                dict=get_model_path("en-us/cmudict-en-us.dict"),
                lm=None,
                wip=WORD_COST,
                loglevel="FATAL",
            )
        )
        self._ear.add_jsgf_string("clips", grammar)
        self._ear.activate_search("clips")

    def hear(self, text: str, clip: bytes) -> Heard:
        """Listen to the clip of a text."""
        self._ear.start_utt()
        self._ear.process_raw(_decoded(clip), full_utt=True)
        self._ear.end_utt()
        guess = self._ear.hyp()
        words = re.sub(r"\(\d+\)", "", guess.hypstr if guess else "")
        return Heard(text, words, lost(text, words))


def words_of(text: str) -> list[str]:
    """The words of a text as a dictionary spells them."""
    return re.findall(r"[a-z']+", text.lower())


def lost(text: str, heard: str) -> tuple[str, ...]:
    """The key words of a text that were not heard, each in its turn."""
    rest = [SOUND_THE_SAME.get(word, word) for word in heard.split()]
    missing = []
    for word in (word for word in words_of(text) if word not in SMALL_WORDS):
        if word in rest:
            rest = rest[rest.index(word) + 1 :]
        else:
            missing.append(word)
    return tuple(missing)


def _decoded(clip: bytes) -> bytes:
    import miniaudio

    sound = miniaudio.decode(
        clip,
        nchannels=1,
        sample_rate=RATE,
        output_format=miniaudio.SampleFormat.SIGNED16,
    )
    silence = bytes(RATE)  # half a second: the model wants to hear where the words begin and end
    return silence + bytes(sound.samples.tobytes()) + silence
