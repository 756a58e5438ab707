"""No sign loses a symptom: every one of clinical.md 3.2, as 5.7 C words it, stands in the box that
asks about it or in its hints."""

import re
from collections.abc import Iterator

import pytest
from django.utils import translation

from checkins.warning_signs import (
    signs_of,
)

SIGNS = signs_of()

# Row by row: each symptom of the table, and the words that say it.
SYMPTOMS = {
    "F01": [
        "trouble breathing", "chest pain", "upper-back pain", "worse when you breathe in",
        "cough up blood", "racing heart", "faint",
    ],
    "F02": [
        "numb between your legs", "changed feeling", "genitals", "bottom", "inner thighs",
        "peeing", "pooing", "holding on", "toilet paper", "numbness.*during sex",
        "erection", "sensation.*during sex", "new",
    ],
    "F03": ["both legs", "weak", "numb", "painful", "severe", "getting worse"],
    "F04": [
        "severe", "tight", "does not ease", "lower leg", "knock", "cast", "numbness",
        "pins and needles", "pain moving the toes",
    ],
    "F05": ["foot or leg", "suddenly", "cold", "pale", "blue", "numb", "will not move"],
    "F06": [
        "hot", "red", "swollen", "skin", "fever", "shivering", "confusion", "fast breathing",
        "spreads fast",
    ],
    "F07": [
        "back or leg pain", "serious accident", "fall", "small fall", "osteoporosis", "older",
        "steroids for a long time",
    ],
    "F08": ["one calf or leg", "swollen", "bigger", "warm", "red", "darker", "hard, sore veins"],
    "F09": [
        "new calf pain", "no clear cause", "operation in the last 12 weeks",
        "3 or more days in bed", "leg in plaster", "journey of more than 4 hours",
        "in the last 4 weeks", "cancer now",
        "treated in the last 6 months", "clot before", "pregnant", "gave birth", "the pill",
        "HRT", "oestrogen", "clotting condition",
    ],
    "F10": ["sudden pop", "snap", "kicked", "calf or heel", "tiptoe", "push off"],
    "F11": ["after an injury", "crack", "changed shape", "numb", "different colour", "cold"],
    "F11b": ["after an injury", "cannot put weight"],
    "F12": ["foot slaps", "toes catch", "one leg", "newly weak", "getting worse"],
    "F13": ["hot", "sore", "swollen", "red", "patch of skin", "feel well"],
    "F14": [
        "back pain", "fever", "weight loss", "do not know the reason", "new lump",
        "change in the shape", "past cancer", "rest does not ease", "worse at night",
    ],
    "F15": ["dark", "tea", "cola", "pee", "sore", "far more than your exercise", "weak"],
    "F16": ["statin", "no clear cause", "sore", "tender", "weak", "cramp"],
    "F17": [
        "quinolone antibiotic", "ciprofloxacin", "steroid injection", "near the tendon", "recently",
        "tendon hurts",
    ],
    "F18": ["pain is 8 or more out of 10", "sleep", "daily tasks"],
    "F19": [
        "cramps", "aches", "calf", "same distance each walk", "within minutes", "rest eases it",
        "smoking", "diabetes", "high blood pressure",
    ],
    "F20": ["tight", "bursting", "numb", "lower leg", "builds up", "every run", "fades after"],
    "F21": ["one exact spot", "bone", "hurts to press", "worse during a run", "sore at night"],
    "F22": [
        "pain", "pins and needles", "numbness", "back or buttock", "calf or foot",
    ],
    "F23": ["had this 3 times in 6 months", "always comes with back pain"],
    "F24": ["under 18"],
    "F24b": ["over 65", "never happened before"],
}  # fmt: skip


@pytest.fixture(autouse=True)
def source_language() -> Iterator[None]:
    with translation.override(None):
        yield


def test_every_box_has_its_symptoms_counted_here():
    assert SYMPTOMS.keys() == {sign.code for sign in SIGNS}
    assert sum(map(len, SYMPTOMS.values())) == 168


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.code)
def test_every_symptom_of_the_row_stands_in_its_box(sign):
    asked = " ".join(map(str, (sign.text, *sign.hints)))
    lost = [words for words in SYMPTOMS[sign.code] if not re.search(words, asked, re.I)]
    assert not lost
