"""The sound of a session is fetched once, however many sessions have it."""

from typing import TYPE_CHECKING, Any

import pytest

from checkins.models import Plan
from routines.models import GuidedSession
from routines.views import track

if TYPE_CHECKING:
    from tests.browser.offline import Handset

pytestmark = pytest.mark.browser
pytest_plugins = ("tests.browser.offline",)

# Make the kept tracks so many days old, and tell them apart from what the server would send.
AGE = """async (days) => {
  const cache = await caches.open((await caches.keys()).find((name) => name.includes("mine")));
  for (const {url} of await cache.keys()) {
    if (!url.includes("/track/")) continue;
    const headers = {Kept: new Date(Date.now() - days * 24 * 3600 * 1000).toISOString()};
    await cache.put(url, new Response("kept", {headers}));
  }
}"""


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses of the tracks that the server was asked for."""
    asked: list[str] = []
    answer = track._sound

    def remember(request: Any, *args: Any, **kwargs: Any) -> Any:
        asked.append(request.path)
        return answer(request, *args, **kwargs)

    monkeypatch.setattr(track, "_sound", remember)
    return asked


def next_session(handset: "Handset") -> str:
    """As on another day: the session that was kept is over, and Today keeps another one."""
    GuidedSession.objects.all().delete()
    handset.visit("/today/")
    handset.wait_until(lambda: GuidedSession.objects.exists())
    path = f"/session/{GuidedSession.objects.get().id}/"
    handset.wait_until(lambda: f"{path}feel/" in handset.private())
    return path


def test_the_next_session_with_the_same_dose_fetches_no_track(
    handset: "Handset", sent: list[str]
) -> None:
    first = handset.load_once()
    tracks = handset.tracks()
    assert sorted(sent) == sorted(tracks) and len(tracks) == 2
    handset.page.evaluate(AGE, 30)
    second = next_session(handset)
    assert second != first
    voice = handset.page.evaluate("(path) => fetch(path).then((found) => found.text())", tracks[0])
    assert voice == "kept", "a track does not age while a session names it"
    assert handset.tracks() == tracks and len(sent) == 2


def test_a_track_goes_when_no_kept_session_names_it(handset: "Handset", sent: list[str]) -> None:
    first = handset.load_once()
    old = handset.tracks()
    Plan.objects.update(reps=7)
    next_session(handset)
    handset.wait_until(lambda: len(handset.tracks()) == 4)
    forget = """async (path) => {
      const name = (await caches.keys()).find((one) => one.includes("mine"));
      await (await caches.open(name)).delete(path);
    }"""
    handset.page.evaluate(forget, first)
    handset.visit("/today/")
    handset.wait_until(lambda: len(handset.tracks()) == 2)
    assert not set(old) & set(handset.tracks()) and len(sent) == 4
