"""Set 1 is what was released, byte for byte in its decisions.

``released_set_1.txt`` was written by the released code, before there was a second set: a line for
each life of ``rules_lives.some_life``, in order. It is never written again."""

import hashlib
import json
from pathlib import Path

from checkins.rules import RULE_SETS, replay
from tests.checkins.rules_lives import some_life

RELEASED = Path(__file__).with_name("released_set_1.txt").read_text().split()


def fingerprint(seed: int) -> str:
    """All that set 1 says to one life, with either cap."""
    decided = [
        decision.to_json()
        for cap in (1, 2)
        for decision in replay(some_life(seed), RULE_SETS[1], cap)[1]
    ]
    return hashlib.sha256(json.dumps(decided, sort_keys=True).encode()).hexdigest()[:16]


def test_set_1_decides_as_it_did_when_it_was_released():
    assert len(RELEASED) == 500
    differ = [seed for seed, told in enumerate(RELEASED) if fingerprint(seed) != told]
    assert differ == []
