"""Who says the words: a person's recording where there is one, else a synthetic voice."""

import wave
from array import array
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from routines.content.limits import ROLLING_CAUTION
from routines.sound import track

SEED = 0  # the same words give the same sound
CLEAR_SPEED = 0.9  # a word on its own, such as a number, is clearer a little slower
SLOWER = {
    "Slowly, up to the knee.": 0.8,
    "Put the roller under your": 0.97,
    ROLLING_CAUTION: 0.9,
    "Back against the wall.": 0.9,
}
"""How fast a text with these words is spoken. Else "up", "put" or "under" is lost, or it is too
soft."""
RESPELT = (
    ("That was the rolling. To the wall. ", "That was the rolling; to the wall; "),
    ("Two.", "Two!"),
    ("Keep breathing.", "Keep, breathing."),
    ("rolling. Stand up slowly.", "rolling! Stand up. Slowly."),
    ("Slowly, up to the knee.", "Slowly. Up to the knee."),
    ("up. Put the roller under your", "up... Put the roller... under! your"),
    ("Left leg back.", "Left, leg back!"),
    ("Right leg back.", "Right, leg back!"),
    ("Now your left leg.", "Now, your left leg."),
    ("Now your right leg.", "Now, your right leg."),
    ("Toes up, on your heels.", "Toes up! On your heels."),
    ("swollen, warm or red.", "swollen; warm; or red!"),
)
"""The same words with other stops, where the recogniser showed that the voice slurs them."""


class Recording(NamedTuple):
    """Samples from -1 to 1, how many there are in a second, and who speaks."""

    samples: list[float]
    rate: int
    is_person: bool


def recording(text: str, recordings: Path) -> Recording:
    """The words, spoken. `recordings` is the folder of a person's recordings, one
    `<name>.wav` a text. Raises ValueError for one of another kind than 16-bit mono."""
    own = recordings / f"{track.name_of(text)}.wav"
    if own.exists():
        return _read(own)
    speed = CLEAR_SPEED if len(text.split()) == 1 else 1.0
    speed = min((slower for words, slower in SLOWER.items() if words in text), default=speed)
    for words, clearer in RESPELT:
        text = text.replace(words, clearer)
    samples = _voice()(text, speed=speed, seed=SEED)
    return Recording(samples.tolist(), 24_000, is_person=False)


def _read(path: Path) -> Recording:
    with wave.open(str(path), "rb") as file:
        if (file.getnchannels(), file.getsampwidth()) != (1, 2):
            raise ValueError(f"{path.name}: record in mono with 16 bits")
        samples = array("h", file.readframes(file.getnframes()))
        rate = file.getframerate()
    return Recording([value / 32_768 for value in samples], rate, is_person=True)


@cache
def _voice() -> Any:
    """The default voice. It lies inside the package, so nothing is downloaded."""
    from hibari import Hibari  # an authors' tool: the server must do without it

    return Hibari()
