"""A session plays from Start to the feel question by itself, in step with its track.

ux.md 5, checks 11, 12, 15 and 27, each at real speed with the tiny session and eight times as
fast with the routine that ships."""

from statistics import median, quantiles
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.browser.player import PlayerPage
    from tests.browser.recorded import Recording

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
pytest_plugins = ("tests.browser.player", "tests.browser.recorded")

LATE_MS = 150  # ux.md 5, check 12


def late_ms(change: dict[str, Any], expected_ms: float, rate: int) -> float:
    """How late a change came on the clock of somebody who listens, in milliseconds. The frame
    in which it fell is not counted: on a busy machine none can be drawn for a while. (How much
    work a frame is, and each task, has tests of its own.)"""
    late: float = (change["ms"] - expected_ms) / rate
    return late - change["gap"] if late > change["gap"] else min(late, 0)


def test_after_start_nothing_is_pressed_until_the_feel_question(run: "Recording") -> None:
    assert "How does your calf feel now" in run.heading
    assert run.session.finished_at is not None
    # The note of the last state and the end go out together. After the end no note counts.
    assert len(run.timeline.states) - run.session.furthest_state in {1, 2}
    assert run.place is None


def test_the_states_come_in_the_order_of_the_timeline(run: "Recording") -> None:
    names = [change["text"] for change in run.under_way()]
    assert names == [*(state.name for state in run.timeline.states), "finished"]
    reports = run.reports
    assert [report["name"] for report in reports[:-1]] == ["state"] * len(run.timeline.states)
    assert [report["index"] for report in reports[:-1]] == list(range(len(reports) - 1))
    assert reports[-1]["name"] == "finished"


def test_each_state_is_seen_within_150_ms_of_its_place_in_the_track(run: "Recording") -> None:
    starts = [state.start_ms for state in run.timeline.states]
    late = [
        late_ms(change, start, run.rate)
        for change, start in zip(run.under_way(), starts, strict=False)
    ]
    assert all(-5 <= ms <= LATE_MS for ms in late), late


def test_the_number_changes_within_150_ms_of_the_word(run: "Recording") -> None:
    late, rolls = [], []
    for change in run.numbers:
        state = run.timeline.state_at(round(change["ms"]))
        if state.number.kind == "reps":
            rolls.append(int(change["text"]))
            expected = state.number.marks[rolls[-1] - 1]
        else:
            expected = max(state.start_ms, state.end_ms - int(change["text"]) * 1_000)
        late.append(late_ms(change, expected, run.rate))
    # "1" stands there already when the first roll begins: it was the last second of getting ready.
    assert rolls == list(range(2, len(run.timeline.states[1].number.marks) + 1))
    assert median(late) <= 20
    assert all(-5 <= ms <= LATE_MS for ms in late), late


def test_a_screen_reader_hears_one_sentence_a_state_and_one_at_half_way(run: "Recording") -> None:
    sentences = []
    for state in run.timeline.states:
        sentences += [state.announce, *([state.half.text] if state.half else [])]
    assert run.said == sentences


def test_the_number_is_there_to_be_read_and_never_announced(player: "PlayerPage") -> None:
    player.open()
    number = player.page.locator("[data-part=number]")
    assert number.get_attribute("role") == "timer"
    assert number.get_attribute("aria-live") in {None, "off"}
    assert player.page.locator("[aria-live], [role=status], [role=alert]").count() == 1


def test_between_start_and_the_feel_page_only_the_journal_is_sent(run: "Recording") -> None:
    sent = [request.split("/")[-2] for request in run.requests if request.startswith("POST")]
    # A note gives way to the next. The end is told as the last words begin, beside their note, and
    # again with the question.
    assert {*sent} == {"progress", "complete"} and sent.count("complete") == 2
    assert 1 < sent.count("progress") <= len(run.timeline.states)
    assert {*sent[:-3]} == {"progress"}
    # The lock screen asks the browser for the icon that it has, the outbox whose it is.
    others = {request.split("/", 1)[1] for request in run.requests if request.startswith("GET")}
    assert others - {"static/img/mark.svg"} == {"feel/", "outbox/"}


def test_nothing_on_the_screen_jumps(run: "Recording") -> None:
    assert run.shifts == []


def test_a_frame_costs_little_work(run: "Recording") -> None:
    assert len(run.work) > 100
    assert quantiles(run.work, n=20)[-1] < 10
    assert median(run.work) < 2


def test_the_track_keeps_the_time_all_along(run: "Recording") -> None:
    assert set(run.clocks) == {"track"}


def test_with_the_network_cut_at_start_all_is_the_same_until_the_finish(
    recordings: dict[str, "Recording"],
) -> None:
    alone, other = recordings["offline"], recordings["tiny"]
    assert [one["text"] for one in alone.under_way()] == [one["text"] for one in other.under_way()]
    assert [one["text"] for one in alone.numbers] == [one["text"] for one in other.numbers]
    assert alone.said[: len(other.said)] == other.said
    assert set(alone.clocks) == {"track"}
    starts = [state.start_ms for state in alone.timeline.states]
    late = [
        late_ms(change, start, 1) for change, start in zip(alone.under_way(), starts, strict=False)
    ]
    assert all(-5 <= ms <= LATE_MS for ms in late), late
    assert alone.heading == "That is everything"
