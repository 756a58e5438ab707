"""Warning signs: what is asked, how urgent a yes is, and the words for it (clinical.md 3 and 5.7).

`sign.py` says what a sign is; `chest_and_back.py`, `leg.py` and `injury_and_health.py` hold the
words of all of them, `conditions.py` what keeps the roller away, `rows.py` the ten rows of the
daily form and the six pages of the whole screen. Levels and moments are the rule set's.
`screen.py` finds the questions of a moment and turns the answers into one outcome, `left_out.py`
says what an answer leaves out of the plan; `cards.py` turns an outcome into advice, `listing.py`
is the public list. Phone numbers live in `checkins.regions`. Nothing here reads the database or
the clock.
"""

from checkins.rules.levels import Level
from checkins.warning_signs.cards import Bullet, CareCard, cards_for, level_cards
from checkins.warning_signs.conditions import Condition, Kind
from checkins.warning_signs.known import Known
from checkins.warning_signs.left_out import left_out
from checkins.warning_signs.listing import (
    REVIEW_NOTE,
    REVIEWED_ON,
    Advice,
    if_not_sure,
    public_cards,
)
from checkins.warning_signs.rows import DRAWING, HEALTH, PAGES, ROWS, Row, ScreenPage
from checkins.warning_signs.screen import (
    Box,
    Group,
    Moment,
    Outcome,
    acting,
    boxes,
    conditions_of,
    engine_code,
    groups_for,
    outcome,
    pages_for,
    signs_of,
)
from checkins.warning_signs.sign import Sign

__all__ = [
    "DRAWING",
    "HEALTH",
    "PAGES",
    "REVIEWED_ON",
    "REVIEW_NOTE",
    "ROWS",
    "Advice",
    "Box",
    "Bullet",
    "CareCard",
    "Condition",
    "Group",
    "Kind",
    "Known",
    "Level",
    "Moment",
    "Outcome",
    "Row",
    "ScreenPage",
    "Sign",
    "acting",
    "boxes",
    "cards_for",
    "conditions_of",
    "engine_code",
    "groups_for",
    "if_not_sure",
    "left_out",
    "level_cards",
    "outcome",
    "pages_for",
    "public_cards",
    "signs_of",
]
