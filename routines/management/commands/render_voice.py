"""`manage.py render_voice`: make the clips of everything the voice says. For authors."""

from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from routines import timeline
from routines.content import drafts, packs
from routines.content.document import parse
from routines.content.limits import PLAYED
from routines.sound import clips, tones, track
from routines.sound.authoring import encoding, loudness, speaking
from routines.sound.authoring.hearing import Listener

LANGUAGE = "en"  # what the synthetic voice speaks
TONE_LUFS = -24.0  # tones are softer than words


class Command(BaseCommand):
    """Twice the same words give the same bytes, so a second run changes no file."""

    help = "Make the sound clips of what ships, routines and exercises, and of further texts."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Texts of an author's own, and whether to listen."""
        parser.add_argument("texts", nargs="*", help="further texts to say")
        parser.add_argument(
            "--recordings", type=Path, default=settings.BASE_DIR / "voices" / LANGUAGE,
            help="folder with a person's recordings, <name>.wav; they win over the voice",
        )  # fmt: skip
        parser.add_argument(
            "--listen", action="store_true", help="only check by machine what the clips say"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write what is new or different, and say what was done."""
        groups = _groups(options["texts"])
        texts = _named(text for group in groups for text in group)
        if options["listen"]:
            return self._listen(groups)
        try:
            for name in tones.TONES:
                self._write(clips.TONES / f"{name}.mp3", _tone(name), "tone")
            for name, text in texts.items():
                said = speaking.recording(text, options["recordings"])
                who = "person" if said.is_person else "voice"
                clip = _clip(said.samples, said.rate, loudness.VOICE_LUFS)
                self._write(clips.folder(LANGUAGE) / f"{name}.mp3", clip, who)
        except (encoding.EncodingError, ValueError, ImportError) as error:
            raise CommandError(f"{error}. See docs/voice.md.") from error

    def _write(self, path: Path, clip: bytes, who: str) -> None:
        if path.exists() and path.read_bytes() == clip:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(clip)
        self.stdout.write(f"{path.name}: {who}, {track.clip_ms(clip)} ms")

    def _listen(self, groups: list[list[str]]) -> None:
        """Hear each clip once, with an ear that knows all words of its routine or exercise: a
        person, too, expects no word of another."""
        done = set[str]()
        for group in groups:
            listener = Listener(group)
            for name, text in _named(group).items():
                if name in done:
                    continue
                done.add(name)
                heard = listener.hear(text, (clips.folder(LANGUAGE) / f"{name}.mp3").read_bytes())
                verdict = f"NOT HEARD: {', '.join(heard.lost)}" if heard.lost else "ok"
                self.stdout.write(f"{text}\n    {heard.words}  [{verdict}]")


def _groups(further: list[str]) -> list[list[str]]:
    """Everything to say: of each routine and exercise that ships, and what was asked for."""
    documents = [drafts.from_pack(packs.read(path)) for path in packs.shipped()]
    documents += [packs.alone(path) for path in sorted(packs.EXERCISES.glob("*.json"))]
    scripts = [parse(document) for document in documents]
    of_documents = [list(timeline.spoken_texts(one)) for one in scripts if one.role in PLAYED]
    return [*of_documents, further] if further else of_documents


def _named(texts: Iterable[str]) -> dict[str, str]:
    """The texts by the names of their clips."""
    named: dict[str, str] = {}
    for text in texts:
        if named.setdefault(track.name_of(text), text) != text:
            raise CommandError(f"“{text}” and “{named[track.name_of(text)]}” have one name")
    return named


def _tone(name: str) -> bytes:
    samples = [value / 32_768 for value in tones.samples(name)]
    return encoding.encoded(samples, tones.RATE)


def _clip(samples: list[float], rate: int, lufs: float) -> bytes:
    return encoding.encoded(loudness.levelled(encoding.trimmed(samples, rate), rate, lufs), rate)
