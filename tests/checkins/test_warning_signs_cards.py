"""What a care card says and in which order, and that the public page leaves no sign out."""

from collections.abc import Iterable, Iterator

import pytest
from django.utils import translation

from checkins.regions import NEUTRAL, REGIONS, Call, Region, region_or_neutral
from checkins.rules import newest
from checkins.warning_signs import (
    CareCard,
    Level,
    cards_for,
    if_not_sure,
    level_cards,
    outcome,
    public_cards,
    signs_of,
)

SIGNS = signs_of()

GB = region_or_neutral("GB")


@pytest.fixture(autouse=True)
def source_language() -> Iterator[None]:
    with translation.override(None):
        yield


def cards(
    signs: Iterable[str], conditions: Iterable[str] = (), region: Region = GB
) -> tuple[CareCard, ...]:
    return cards_for(outcome(signs, conditions), region)


def said(lines: Iterable[object]) -> list[str]:
    return [str(line) for line in lines]


def tel(call: Call | None) -> str | None:
    return call.tel if call else None


def test_no_answer_needs_no_card():
    assert cards([]) == ()
    assert cards([], ["blood-thinners"]) == ()


def test_a_swollen_calf_gets_the_advice_of_the_clinical_example():
    today, emergency = cards(["F08"])
    assert today.tone == "soon"
    assert today.heading == GB.urgent_action
    assert said(today.because) == ["This can be a sign of a blood clot."]
    assert "Do not roll or massage your leg." in said(today.do_not)
    assert tel(today.call) == "111"
    assert emergency.tone == "now"
    assert str(emergency.heading) == "Call 999 if you become breathless or have chest pain"
    assert tel(emergency.call) == "999"


def test_an_emergency_is_one_red_card_with_the_call_and_no_exercises():
    (card,) = cards(["F01", "F08", "F22"])
    assert card.tone == "now"
    assert str(card.heading) == "Call 999 or go to A&E now"
    assert tel(card.call) == "999"
    assert "Do not do the exercises until you have been checked." in said(card.do_not)
    assert "Tell them everything you chose here." in said(card.lines)


def test_only_the_reasons_of_the_highest_level_are_given():
    card = cards(["F01", "F22"])[0]
    assert said(card.because) == ["This can be a sign of a blood clot in the lung."]


def test_a_reason_or_warning_shared_by_two_signs_is_said_once():
    today, *later = cards(["F08", "F09"])
    assert len(today.because) == 1
    assert len(later) == 1


def test_dark_urine_says_when_to_call_the_emergency_number():
    assert str(cards(["F15"])[1].heading) == "Call 999 if you feel very unwell"


def test_the_do_not_lines_of_every_ticked_sign_are_kept_on_a_more_urgent_card():
    card = cards(["F08", "F21"])[0]
    assert "Do not run." in said(card.do_not)


def test_an_appointment_keeps_the_plan_at_its_level_and_has_no_call_button():
    (card,) = cards(["F19"])
    assert (card.tone, card.call) == ("later", None)
    assert str(card.heading) == "Speak to a GP or physiotherapist"
    assert "You can go on gently meanwhile." in " ".join(said(card.lines))
    assert "Your plan stays at the same level until you have been seen." in said(card.lines)[-1]


def test_a_locked_plan_is_never_said_to_go_on():
    (card,) = cards(["F19"], ["told-not-to"])
    assert not any("Your plan stays" in str(line) for line in card.lines)
    assert "Do not do the exercises until you have been checked." in said(card.do_not)


def test_someone_under_18_with_a_sign_of_low_urgency_is_not_told_that_a_plan_goes_on():
    card = cards(["F24", "F19"])[0]
    assert not any("Your plan stays" in str(line) for line in card.lines)


def test_someone_under_18_is_told_so_after_any_urgent_advice():
    assert [card.level for card in cards(["F24"])] == [Level.NO_USE]
    assert [card.level for card in cards(["F24", "F01"])] == [Level.EMERGENCY, Level.NO_USE]
    assert [card.level for card in cards(["F24", "F19"])] == [Level.BOOK, Level.NO_USE]


def test_a_known_clot_gets_the_same_two_cards_as_a_suspected_one():
    assert [card.level for card in cards([], ["clot"])] == [Level.SAME_DAY, Level.EMERGENCY]


@pytest.mark.parametrize("code", ["F10", "F12"])
def test_a_pop_or_a_dropping_foot_is_sent_to_a_hospital_first_in_the_words_of_the_place(code):
    card = cards([code])[0]
    assert str(card.heading) == "Go to A&E or urgent care today"
    assert said(card.lines)[0].startswith("If you cannot go there: Ask for an urgent GP")
    american = cards([code], region=region_or_neutral("US"))[0]
    assert str(american.heading) == "Go to an emergency room or urgent care today"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("F19", "Tell them if you smoke, or have diabetes or high blood pressure."),
        ("F20", "Do not run on while it builds up."),
        ("F21", "Do not run."),
        ("F21", "Do not do calf raises."),
        ("F22", "Do not do nerve glides or nerve stretches until you have been checked."),
        ("F23", "Tell them how often it has come back, and if your back hurts too."),
        ("F24b", "Speak to them before your first session."),
        ("F24b", "Do not start the exercises before that."),
    ],
)
def test_a_sign_that_needs_an_appointment_says_what_to_tell_and_what_not_to_do(code, words):
    card = cards([code])[0]
    assert words in said([*card.lines, *card.do_not])
    listed = [hint for bullet in public_cards(GB)[2].bullets for hint in said(bullet.hints)]
    assert words in listed, "on the public list too"


def test_over_65_for_the_first_time_is_not_told_to_go_on():
    assert "go on gently" not in " ".join(said(cards(["F24b"])[0].lines))


def test_only_the_red_and_the_amber_card_of_the_public_list_say_stop():
    leads = [str(card.lead) for card in public_cards(GB)]
    assert leads[:2] == ["Stop the exercises."] * 2
    assert leads[2].startswith("You can go on gently meanwhile.")


@pytest.mark.parametrize("region", [*REGIONS, NEUTRAL], ids=lambda region: region.code or "unset")
def test_every_red_card_has_a_button_to_call_with(region):
    shown = [*public_cards(region), *level_cards(region, at_start=True)]
    shown += [card for sign in signs_of() for card in cards([sign.code], region=region)]
    for card in shown:
        if card.level is Level.EMERGENCY:
            assert bool(card.call) is not card.asks_where
            assert bool(card.call) is bool(region.emergency_number)
        else:
            assert not card.asks_where


@pytest.mark.parametrize("region", [*REGIONS, NEUTRAL], ids=lambda region: region.code or "unset")
def test_every_single_sign_has_its_card_in_every_region(region):
    for sign in signs_of():
        first = cards([sign.code], region=region)[0]
        assert first.level is newest().signs[sign.code].level
        assert str(first.heading)
        assert "{" not in " ".join(map(str, (first.heading, *first.lines)))


@pytest.mark.parametrize("region", [*REGIONS, NEUTRAL], ids=lambda region: region.code or "unset")
def test_the_public_page_lists_every_sign_on_the_card_of_its_level(region):
    listed = {
        card.level: [str(bullet.text) for bullet in card.bullets] for card in public_cards(region)
    }
    assert list(listed) == [Level.EMERGENCY, Level.SAME_DAY, Level.BOOK]
    for level, bullets in listed.items():
        for sign in signs_of():
            is_here = newest().signs[sign.code].level is level
            assert (str(sign.clause) in bullets) == is_here, sign.code


def test_the_public_page_says_when_no_better_or_worse_needs_an_appointment():
    appointment = " ".join(str(bullet.text) for bullet in public_cards(GB)[2].bullets)
    assert "no better after 2 weeks" in appointment
    assert "6 weeks" in appointment


def test_public_headings_end_in_if_so_that_the_list_finishes_the_sentence():
    assert [str(card.heading).replace("\N{NO-BREAK SPACE}", " ") for card in public_cards(GB)] == [
        "Call 999 or go to A&E now if:",
        "Ask for an urgent GP appointment or use NHS 111 today if:",
        "Speak to a GP or physiotherapist if:",
    ]


def test_urgency_is_in_words_too_and_differs_between_the_cards():
    assert len({str(card.urgency) for card in public_cards(GB)}) == 3


def test_not_being_sure_gets_a_number_where_there_is_one_and_a_doctor_where_there_is_none():
    assert str(if_not_sure(GB).lines[0]) == "Call 111. They can tell you what to do."
    assert tel(if_not_sure(GB).call) == "111"
    ireland = if_not_sure(region_or_neutral("IE"))
    assert str(ireland.lines[0]) == "Call a doctor. They can tell you what to do."
    assert ireland.call is None
