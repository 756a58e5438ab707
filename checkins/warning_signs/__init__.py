"""Warning signs: what is asked, how urgent a yes is, and the words for it (clinical.md 3).

`sign.py` says what a sign is; `emergency.py`, `same_day.py` and `appointment.py` hold all of
them by level, `conditions.py` what keeps the roller away; `screen.py` groups the questions and
turns the answers into one outcome; `cards.py` turns an outcome into advice for a page. Phone
numbers live in `checkins.regions`. Nothing here reads the database or the clock.
"""

from checkins.warning_signs.cards import (
    REVIEW_NOTE,
    REVIEWED_ON,
    Advice,
    Bullet,
    CareCard,
    cards_for,
    if_not_sure,
    level_cards,
    public_cards,
)
from checkins.warning_signs.conditions import CONDITIONS, Condition
from checkins.warning_signs.screen import (
    SIGNS,
    Group,
    Moment,
    Outcome,
    condition_groups,
    engine_code,
    groups_for,
    outcome,
)
from checkins.warning_signs.sign import Level, Sign

__all__ = [
    "CONDITIONS",
    "REVIEWED_ON",
    "REVIEW_NOTE",
    "SIGNS",
    "Advice",
    "Bullet",
    "CareCard",
    "Condition",
    "Group",
    "Level",
    "Moment",
    "Outcome",
    "Sign",
    "cards_for",
    "condition_groups",
    "engine_code",
    "groups_for",
    "if_not_sure",
    "level_cards",
    "outcome",
    "public_cards",
]
