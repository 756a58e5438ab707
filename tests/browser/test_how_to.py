"""What a person with scripts sees and hears of an exercise before and while doing it
(clinical.md 5.7 K; ux.md 2.16; look.md, 26): a control that nobody sees is no control."""

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests import builders
from tests.browser.shots import KEEPS_LIGHT

if TYPE_CHECKING:
    from tests.browser.player import PlayerPage

pytestmark = pytest.mark.browser
pytest_plugins = ("tests.browser.player",)

ROLLING = (
    "Do not roll a leg that is swollen, warm or red",
    "toes up",
    "from either end",
    "3 seconds each way",
    "the whole belly of the calf",
    "not behind the knee, on bone or on the cord",
    "Stop if pain goes above 5, or is sharp, shooting or tingling",
    "Holding your breath",
    "roll by hand with a roller stick or a rolling pin",
)
STRETCHING = (
    "A light pull, no pain",
    "Keep that heel down, that knee straight and your toes forward.",
    "Bouncing, or pushing into pain",
    "Take a shorter step, or bend your front knee less.",
)
SIGNS = (
    "Sharp or shooting pain",
    "Pain above 5 out of 10",
    "New tingling or numbness",
    "Swelling",
    "Dizziness",
)
PHASE = (
    "document.querySelector('[data-stage]:not([hidden]) [data-limb=hip-sh]')"
    ".getAttribute('transform')"
)


@pytest.fixture
def ready(player: "PlayerPage") -> "PlayerPage":
    """The page of somebody's first session, as it ships, and not the tiny one."""
    player.page.add_init_script(KEEPS_LIGHT)
    player.open()
    return player


def seen(page: Any) -> str:
    """Every word on the page that is to be seen, in one line."""
    return re.sub(r"\s+", " ", page.inner_text("[data-player]"))


def practised(player: "PlayerPage", times: int) -> None:
    """So many sessions were finished before this one."""
    plan = player.session.user.plans.get()
    for slot in ("morning", "evening", "extra")[:times]:
        builders.do_session(plan, slot=slot)
    player.session.started_at = timezone.now()
    player.session.save(update_fields=["started_at"])


def test_before_start_everything_of_each_exercise_is_on_the_screen(ready: "PlayerPage") -> None:
    words = seen(ready.page)
    assert "1 ft or 3 ft roller" in words
    for phrase in (*ROLLING[:3], *ROLLING[4:], *SIGNS, "Pulsing in the calf", "Bruising"):
        assert phrase in words, phrase
    assert re.search(r"\d seconds? each way", words)
    ready.page.click("text=Next: Wall stretch")
    words = seen(ready.page)
    for phrase in (*STRETCHING, *SIGNS, "Pain at the heel bone", "A pull behind the knee"):
        assert phrase in words, phrase
    assert ROLLING[0] not in words, "one exercise at a time"


def test_who_is_in_a_hurry_presses_start_at_once(ready: "PlayerPage") -> None:
    start = ready.page.locator("button[data-action=start]:visible").bounding_box()
    assert start["y"] + start["height"] <= 740
    ready.press("start")
    ready.wait_for("ready")
    expect(ready.page.locator("[data-how-to]:visible")).to_have_count(0)


def test_without_the_explanation_the_page_is_no_longer_than_a_screen_and_a_half(
    ready: "PlayerPage",
) -> None:
    """ux.md 2.16; why the explanation is counted aside: docs/decisions/0020-the-ready-page.md."""
    ready.page.click("summary:has-text('How to do it')")
    assert ready.page.evaluate("document.documentElement.scrollHeight") <= 1_110


def test_the_safety_sentence_stands_in_the_first_screen(ready: "PlayerPage") -> None:
    caution = ready.page.locator(f"text={ROLLING[0]} >> visible=true").bounding_box()
    start = ready.page.locator("button[data-action=start]:visible").bounding_box()
    assert caution["y"] + caution["height"] <= start["y"]


def test_the_first_tab_leads_to_the_second_and_its_figure_comes_along(ready: "PlayerPage") -> None:
    page = ready.page
    expect(page.locator("[data-stage=roll]")).to_be_visible()
    page.click("text=Next: Wall stretch")
    expect(page.locator("[name=exercise][value=wall-calf-stretch]")).to_be_checked()
    expect(page.locator("[data-stage=wall]")).to_be_visible()
    assert page.evaluate("scrollY") == 0
    assert page.evaluate("document.activeElement.textContent") == "Wall stretch"
    expect(page.locator("[data-how-next]:visible")).to_have_count(0)
    page.check("[name=exercise][value=foam-roll-calf]")
    expect(page.locator("[data-stage=roll]")).to_be_visible()


def test_the_tabs_are_of_equal_width(ready: "PlayerPage") -> None:
    labels = ready.page.locator("[data-how-tabs] label")
    one, other = (labels.nth(n).bounding_box() for n in (0, 1))
    assert abs(one["width"] - other["width"]) < 1 and one["y"] == other["y"]


def test_the_figure_moves_until_it_is_held_still(ready: "PlayerPage") -> None:
    page = ready.page
    before = page.evaluate(PHASE)
    page.wait_for_function(f"(before) => {PHASE} !== before", arg=before)
    page.click("text=Hold still")
    held = page.evaluate(PHASE)
    page.wait_for_timeout(300)
    assert page.evaluate(PHASE) == held
    page.click("text=Move")
    page.wait_for_function(f"(before) => {PHASE} !== before", arg=held)


def test_who_wants_less_motion_gets_it_standing_and_may_have_it_move(player: "PlayerPage") -> None:
    player.page.emulate_media(reduced_motion="reduce")
    player.open()
    stands = player.page.evaluate(PHASE)
    player.page.wait_for_timeout(300)
    assert player.page.evaluate(PHASE) == stands
    player.page.click("text=Move")
    player.page.wait_for_function(f"(before) => {PHASE} !== before", arg=stands)


@pytest.mark.parametrize("side", ["left", "right"])
def test_hold_still_covers_neither_head_nor_wall(player: "PlayerPage", side: str) -> None:
    player.page.emulate_media(reduced_motion="reduce")
    player.open()
    player.page.evaluate(
        "(side) => document.querySelectorAll('[data-leg]').forEach((one) =>"
        " { one.dataset.leg = side; })",
        side,
    )
    for name in ("wall-calf-stretch", "foam-roll-calf"):
        player.page.check(f"[name=exercise][value={name}]")
        button = player.page.locator("[data-still]").bounding_box()
        for shape in player.page.locator(
            "[data-stage]:not([hidden]) :is([data-limb=head-crown], .cc-fig-wall)"
        ).all():
            box = shape.bounding_box()
            is_beside = (
                box["x"] + box["width"] <= button["x"] or button["x"] + button["width"] <= box["x"]
            )
            assert is_beside, (name, side)


@pytest.mark.parametrize(("times", "is_open"), [(2, True), (3, False)])
def test_it_is_open_in_the_first_three_sessions_and_then_one_tap_away(
    player: "PlayerPage", times: int, is_open: bool
) -> None:
    practised(player, times)
    player.open()
    expect(player.page.locator("[data-how-to]:visible")).to_have_count(int(is_open))
    expect(player.page.locator("[data-still]:visible")).to_have_count(int(is_open))
    if not is_open:
        player.page.click("summary:has-text('How to do it')")
        assert ROLLING[0] in seen(player.page)
    player.press("start")
    player.wait_for("ready")


def test_a_pause_shows_at_once_when_to_stop(ready: "PlayerPage") -> None:
    ready.press("start")
    ready.wait_for("roll")
    ready.press("pause")
    words = seen(ready.page)
    for phrase in (ROLLING[6], *SIGNS, "Pulsing in the calf", "Bruising"):
        assert phrase in words, phrase
    box = ready.page.locator("[data-stop]:visible").bounding_box()
    assert box["y"] + box["height"] <= 740
    assert ROLLING[4] not in words, "the rest is one tap away"
    ready.page.click("summary:has-text('How to do it')")
    words = seen(ready.page)
    for phrase in (ROLLING[0], *ROLLING[4:]):
        assert phrase in words, phrase
    expect(ready.page.locator("[name=exercise]:visible")).to_have_count(0)


def test_a_pause_speaks_of_the_exercise_under_way(ready: "PlayerPage") -> None:
    ready.press("start")
    ready.wait_for("roll")
    ready.stand_in("hold")
    ready.press("pause")
    words = seen(ready.page)
    assert "A light pull, no pain" in words and "Pain at the heel bone" in words
    assert "Pulsing in the calf" not in words


@pytest.mark.parametrize("height", [740, 640])
def test_in_a_pause_every_button_is_in_view(ready: "PlayerPage", height: int) -> None:
    ready.page.set_viewport_size({"width": 360, "height": height})
    ready.press("start")
    ready.wait_for("roll")
    ready.press("pause")
    stop = ready.page.locator("[data-action=stopHere]").bounding_box()
    assert stop["y"] + stop["height"] <= height


@pytest.mark.parametrize("width", [360, 320])
def test_with_text_of_200_percent_nothing_of_it_is_cut_off(ready: "PlayerPage", width: int) -> None:
    page = ready.page
    page.set_viewport_size({"width": width, "height": 740})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_printed_from_the_player_it_is_the_list(ready: "PlayerPage") -> None:
    ready.page.emulate_media(media="print")
    expect(ready.page.locator("[data-player]")).to_be_hidden()
    words = re.sub(r"\s+", " ", ready.page.inner_text("main"))
    for phrase in (*ROLLING[:3], *ROLLING[4:], *STRETCHING, *SIGNS):
        assert phrase in words, phrase
    paper = ready.page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1


def test_the_full_voice_says_when_not_to_roll_and_the_toes(page: Any, site: str) -> None:
    """In the words of the track that the page plays, before the first roll."""
    from tests.browser.conftest import sign_in

    sign_in(page.context, site, guest := builders.make_guest())
    session = builders.start_session(builders.make_plan(guest))
    page.goto(f"{site}/session/{session.pk}/")
    page.wait_for_selector("[data-player][data-state]")
    root = page.locator("[data-player]")
    assert root.get_attribute("data-voice") == "full" and root.get_attribute("data-track")
    timeline = page.evaluate(
        "fetch(document.querySelector('[data-player]').dataset.timeline)"
        ".then((answer) => answer.json())"
    )
    first = next(n for n, state in enumerate(timeline["states"]) if state["name"] == "roll")
    spoken = [cue for state in timeline["states"][:first] for cue in state["spoken"]]
    full = " ".join(text for _at, text, levels in spoken if "full" in levels)
    assert "Do not roll a leg that is swollen, warm or red." in full
    assert "toes up" in full
    brief = " ".join(text for _at, text, levels in spoken if "brief" in levels)
    assert brief == "Left calf on the roller."
