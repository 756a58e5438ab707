"""The clips on this machine, read once in a process: words by language, and the tones."""

import logging
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from django.conf import settings

from routines.sound import track

ROOT = settings.BASE_DIR / "static" / "audio"
TONES = ROOT / "tones"

log = logging.getLogger(__name__)


class Clips(Mapping[str, bytes]):
    """Clips by the words that they say."""

    def __init__(self, named: Mapping[str, bytes]) -> None:
        self._named = named

    def __getitem__(self, text: str) -> bytes:
        """Raises track.MissingClip for words that nobody has said yet."""
        try:
            return self._named[track.name_of(text)]
        except KeyError:
            raise track.MissingClip(text) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._named)

    def __len__(self) -> int:
        return len(self._named)

    def ms(self, text: str) -> int:
        """How long a text takes to say. Raises track.MissingClip."""
        return track.clip_ms(self[text])

    def missing(self, texts: Iterable[str]) -> list[str]:
        """Those of the texts that have no clip yet, each once, sorted."""
        return sorted({text for text in texts if text not in self})


def folder(language: str) -> Path:
    """Where the clips of a language are: "en" for "en-gb" too."""
    return ROOT / language.split("-")[0].lower()


def spoken(language: str) -> Clips:
    """Everything that can be said in a language; empty where there is no voice for it."""
    return Clips(_read(folder(language)))


def tones() -> Mapping[str, bytes]:
    """Every tone by its name."""
    return _read(TONES)


@cache
def _read(place: Path) -> Mapping[str, bytes]:
    """The clips in a folder by their names. One that cannot be joined is left out, and said so."""
    found = {}
    for path in sorted(place.glob("*.mp3")):
        clip = path.read_bytes()
        try:
            track.check(clip)
        except ValueError as error:
            log.error("%s cannot be used: %s", path.name, error)
        else:
            found[path.stem] = clip
    return found
