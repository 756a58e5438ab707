"""The JSON Lines reader and its command: good lines, bad lines, and nothing after a bad one."""

import io
import json
import tracemalloc
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given, settings
from hypothesis import strategies as st

from checkins.management.commands.simulate_progression import Command
from checkins.rules import RULE_SETS, RuleSet
from checkins.rules.simulation import MAX_LINE, BadLine, simulate

SET_1, SET_2 = RULE_SETS[1], RULE_SETS[2]
GOOD = '{"day": 1, "feel": null, "pain": 3, "sessions": [{}]}'


def run(*lines: str | bytes, rule_set: RuleSet = SET_1) -> list[dict[str, Any]]:
    raw = [line if isinstance(line, bytes) else line.encode() for line in lines]
    return [json.loads(text) for text in simulate(raw, rule_set)]


def test_one_line_for_each_check_in_with_its_keys_in_order():
    text = list(
        simulate(
            [
                GOOD.encode(),
                b'{"day": 2, "feel": "better", "pain": 3, "signs": [], "cleared": false,'
                b' "seen": false, "sessions": [{"feel": "same", "worst_pain": 2}]}\n',
                b'{"day": 3, "sessions": [{"variant": "short"}]}\n',
                b'{"day": 4, "feel": "same", "pain": 6}\n',
            ],
            SET_1,
        )
    )
    assert text[1] == (
        '{"day": 2, "rule": "TWICE", "sessions": 2, "reps": 5, "status": "active", "book": false, '
        '"reason": "It felt better and still does today, so try a morning and an evening session."}'
    )
    last = json.loads(text[2])
    assert (last["day"], last["rule"], last["sessions"], last["reps"]) == (4, "PAIN6", 0, None)
    assert last["status"] == "paused"
    assert len(text) == 3


def test_a_line_without_a_day_starts_a_new_person_with_their_own_cap():
    second = '{"day": 2, "feel": "better", "pain": 3}'
    told = run(GOOD, second, '{"max_sessions": 1}', GOOD, second, "{}", GOOD, second)
    assert [line["rule"] for line in told] == [
        *("START", "TWICE"),
        *("START", "HOLD_SORE"),
        *("START", "TWICE"),
    ]


def test_within_a_day_clearance_comes_first_and_sessions_last():
    told = run(
        GOOD,
        '{"day": 2, "pain": 9, "feel": "worse"}',
        '{"sessions": [{}], "signs": ["F20", "F20"], "pain": 2, "feel": "same", "seen": true,'
        ' "cleared": true, "day": 3}',
        '{"day": 4, "pain": 2, "feel": "better", "seen": true}',
    )
    assert [(line["rule"], line["book"]) for line in told] == [
        ("START", False),
        ("SEVERE", False),
        ("START", True),
        ("TWICE", False),
    ]


def test_days_without_pain_have_no_check_in():
    assert run('{"day": 1}', '{"day": 2, "feel": "worse", "signs": []}') == []


def test_a_missing_or_null_feel_is_the_same():
    told = run(GOOD, '{"day": 2, "pain": 3}', '{"day": 3, "pain": 3, "feel": null}')
    assert [line["rule"] for line in told] == ["START", "HOLD_SAME", "HOLD_SAME"]


def test_a_session_may_leave_its_pain_to_the_day():
    both = run(GOOD, '{"day": 2, "pain": 5, "sessions": [{"worst_pain": null}, {}]}')
    assert len(both) == 2


def test_blank_lines_are_passed_over_but_counted():
    assert len(run("", GOOD, "  \r\n")) == 1
    with pytest.raises(BadLine, match="^line 3: "):
        run("", GOOD, "x")


def test_output_is_plain_ascii():
    assert all(text.isascii() for text in simulate([GOOD.encode()], SET_1))


BAD = {
    "not JSON": "{",
    "a bare word": "day",
    "two values": "{} {}",
    "a byte order mark": "\ufeff{}",
    "not UTF-8": b'{"day": 1, "feel": "\xff"}',
    "a list": "[]",
    "a number": "3",
    "null": "null",
    "NaN": '{"day": 2, "pain": NaN}',
    "infinity": '{"day": 2, "pain": Infinity}',
    "minus infinity": '{"day": -Infinity}',
    "an unknown key": '{"day": 2, "mood": 1}',
    "a key of the wrong line": '{"day": 2, "max_sessions": 1}',
    "a day's key without a day": '{"pain": 3}',
    "a key twice": '{"day": 2, "day": 3}',
    "a key twice further in": '{"day": 2, "sessions": [{"feel": "same", "feel": "same"}]}',
    "day zero": '{"day": 0}',
    "a negative day": '{"day": -1}',
    "a huge day": '{"day": 9223372036854775808}',
    "an endless day": '{"day": ' + "9" * 5000 + "}",
    "a null day": '{"day": null}',
    "a true day": '{"day": true}',
    "a float day": '{"day": 2.0}',
    "a text day": '{"day": "2"}',
    "the same day again": '{"day": 1}',
    "pain below 0": '{"day": 2, "pain": -1}',
    "pain above 10": '{"day": 2, "pain": 11}',
    "a float pain": '{"day": 2, "pain": 3.5}',
    "a whole float pain": '{"day": 2, "pain": 3.0}',
    "a text pain": '{"day": 2, "pain": "3"}',
    "a true pain": '{"day": 2, "pain": true}',
    "a null pain": '{"day": 2, "pain": null}',
    "a huge pain": '{"day": 2, "pain": 9223372036854775808}',
    "a huge float pain": '{"day": 2, "pain": 1e999}',
    "an unknown feel": '{"day": 2, "pain": 3, "feel": "unsure"}',
    "an unknown feel without pain": '{"day": 2, "feel": "unsure"}',
    "a list for a feel": '{"day": 2, "pain": 3, "feel": []}',
    "a true feel": '{"day": 2, "pain": 3, "feel": true}',
    "an unknown sign": '{"day": 2, "pain": 3, "signs": ["F25"]}',
    "an unknown sign without pain": '{"day": 2, "signs": ["F25"]}',
    "a sign in small letters": '{"day": 2, "pain": 3, "signs": ["f08"]}',
    "a number for a sign": '{"day": 2, "pain": 3, "signs": [8]}',
    "a list for a sign": '{"day": 2, "pain": 3, "signs": [["F08"]]}',
    "signs as a text": '{"day": 2, "pain": 3, "signs": "F08"}',
    "null signs": '{"day": 2, "pain": 3, "signs": null}',
    "signs as an object": '{"day": 2, "pain": 3, "signs": {"F08": true}}',
    "cleared as a number": '{"day": 2, "cleared": 1}',
    "seen as a text": '{"day": 2, "seen": "yes"}',
    "seen as null": '{"day": 2, "seen": null}',
    "sessions as a number": '{"day": 2, "sessions": 2}',
    "sessions as an object": '{"day": 2, "sessions": {}}',
    "a session as a text": '{"day": 2, "sessions": ["full"]}',
    "an unknown key in a session": '{"day": 2, "sessions": [{"pain": 2}]}',
    "an unknown feel in a session": '{"day": 2, "sessions": [{"feel": "unsure"}]}',
    "a null feel in a session": '{"day": 2, "sessions": [{"feel": null}]}',
    "an unknown variant": '{"day": 2, "sessions": [{"variant": "long"}]}',
    "too much pain in a session": '{"day": 2, "sessions": [{"worst_pain": 11}]}',
    "a float pain in a session": '{"day": 2, "sessions": [{"worst_pain": 2.0}]}',
    "too many sessions": '{"day": 2, "sessions": [' + ", ".join(["{}"] * 21) + "]}",
    "a cap of 0": '{"max_sessions": 0}',
    "a cap of 3": '{"max_sessions": 3}',
    "a true cap": '{"max_sessions": true}',
    "a null cap": '{"max_sessions": null}',
    "a text cap": '{"max_sessions": "2"}',
    "too deep": "[" * 50_000,
    "too long": '{"day": 2' + " " * MAX_LINE + "}",
}


@pytest.mark.parametrize("line", BAD.values(), ids=BAD)
def test_a_bad_line_is_named_and_nothing_comes_after_it(line):
    raw = [GOOD.encode(), line if isinstance(line, bytes) else line.encode(), b'{"day": 5}']
    told = simulate(raw, SET_1)
    assert json.loads(next(told))["rule"] == "START"
    with pytest.raises(BadLine, match="^line 2: .+") as refusal:
        next(told)
    assert len(str(refusal.value)) < 200
    assert "Traceback" not in str(refusal.value)


def test_days_go_up():
    with pytest.raises(BadLine, match="line 2: day 3 comes before day 4"):
        run('{"day": 4, "pain": 1}', '{"day": 3, "pain": 1}')


def test_twenty_sessions_and_the_last_day_are_still_taken():
    run('{"day": 1, "sessions": [' + ", ".join(["{}"] * 20) + "]}", '{"day": 3652059, "pain": 0}')


BAD_IN_SET_2 = {
    "tightness above 10": '{"day": 2, "pain": 3, "tight": 11}',
    "tightness below 0": '{"day": 2, "pain": 3, "tight": -1}',
    "a text tightness": '{"day": 2, "pain": 3, "tight": "3"}',
    "a true tightness": '{"day": 2, "pain": 3, "tight": true}',
    "a float tightness": '{"day": 2, "pain": 3, "tight": 3.0}',
    "a null tightness": '{"day": 2, "pain": 3, "tight": null}',
    "tightness out of bounds without pain": '{"day": 2, "tight": 11}',
    "early as a number": '{"day": 2, "pain": 3, "early": 1}',
    "early as null": '{"day": 2, "pain": 3, "early": null}',
    "restart as a text": '{"day": 2, "restart": "yes"}',
    "restart as null": '{"day": 2, "restart": null}',
    "an unknown since": '{"since": "over7"}',
    "a null since": '{"since": null}',
    "a true since": '{"since": true}',
    "a list for a since": '{"since": []}',
    "since with a day": '{"day": 2, "since": "over6"}',
    "a ceiling": '{"day": 2, "pain": 3, "early": true, "ceiling": {}}',
    "the same day again after an answer on time": '{"day": 1, "pain": 3}',
}
OF_SET_2 = {
    "tight": '{"day": 2, "pain": 3, "tight": 3}',
    "early": '{"day": 2, "pain": 3, "early": true}',
    "restart": '{"day": 2, "restart": true}',
    "since": '{"since": "over6"}',
}


@pytest.mark.parametrize("line", [*BAD.values(), *BAD_IN_SET_2.values()])
def test_a_bad_line_is_bad_in_set_2_too(line):
    raw = [GOOD.encode(), line if isinstance(line, bytes) else line.encode(), b'{"day": 5}']
    told = simulate(raw, SET_2)
    assert json.loads(next(told))["rule"] == "START"
    with pytest.raises(BadLine, match="^line 2: .+"):
        next(told)


@pytest.mark.parametrize("key", OF_SET_2)
def test_set_1_knows_no_keys_of_set_2(key):
    with pytest.raises(BadLine, match=f"^line 2: unknown key '{key}'"):
        run(GOOD, OF_SET_2[key])
    run(GOOD, OF_SET_2[key], rule_set=SET_2)


def rules(*lines: str) -> list[str]:
    return [line["rule"] for line in run(*lines, rule_set=SET_2)]


def test_tightness_is_told_with_the_pain():
    days = [
        f'{{"day": {day}, "feel": "same", "pain": 0, "tight": 6, "sessions": [{{}}]}}'
        for day in range(2, 16)
    ]
    told = run('{"day": 1, "pain": 3, "tight": 6}', *days, rule_set=SET_2)
    assert [line["book"] for line in told] == [*[False] * 14, True]


def test_how_long_it_was_there_is_told_with_the_person():
    told = run('{"since": "over6", "max_sessions": 1}', GOOD, rule_set=SET_2)
    assert (told[0]["rule"], told[0]["book"]) == ("START", True)
    assert "more than six weeks" in told[0]["reason"]


def test_a_restart_is_told_with_its_day():
    second = '{"day": 2, "feel": "better", "pain": 3}'
    assert rules(GOOD, second, '{"day": 3, "restart": true}', '{"day": 4, "pain": 3}') == [
        *("START", "TWICE", "START"),
    ]


EARLY = '{"day": 2, "feel": "better", "pain": 1, "early": true, "sessions": [{}]}'


def test_after_an_early_answer_its_day_may_come_once_more():
    told = run(
        GOOD,
        EARLY,
        '{"day": 2, "feel": "better", "pain": 1}',
        '{"day": 3, "feel": "better", "pain": 1}',
        rule_set=SET_2,
    )
    assert [line["rule"] for line in told] == ["START", "HOLD_EARLY", "TWICE", "HOLD_SETTLE"]
    assert told[1]["reason"] == (
        "You answered a few hours ago, or after your session, so the plan stays for now."
    )


def test_the_one_that_replaces_it_may_be_early_itself():
    assert rules(GOOD, EARLY, EARLY) == ["START", "HOLD_EARLY", "HOLD_EARLY"]


def test_but_it_may_not_come_a_third_time():
    for third in (EARLY, '{"day": 2, "pain": 3}', '{"day": 2}'):
        with pytest.raises(BadLine, match="^line 4: day 2 is there twice"):
            run(GOOD, EARLY, EARLY, third, rule_set=SET_2)


def test_what_else_the_two_lines_tell_has_happened():
    sore = '{"day": 2, "feel": "same", "pain": 1, "early": true, "sessions": [{"feel": "worse"}]}'
    again = '{"day": 2, "feel": "same", "pain": 1}'
    assert rules(GOOD, sore, again, '{"day": 3, "feel": "better", "pain": 1}')[-1] == "HOLD_BAD"


def test_an_early_line_without_pain_is_no_answer_and_its_day_comes_once():
    with pytest.raises(BadLine, match="^line 3: day 2 is there twice"):
        run(GOOD, '{"day": 2, "early": true}', '{"day": 2, "pain": 3}', rule_set=SET_2)


def test_a_new_person_may_have_the_same_days():
    assert rules(GOOD, EARLY, "{}", GOOD, EARLY, EARLY)[-1] == "HOLD_EARLY"


json_values: st.SearchStrategy[Any] = st.sampled_from(
    [None, True, -1, 2**63, 0.5, float("nan"), "", "better", "\ud800", [], [[]], {}, {"day": 1}]
)
days: st.SearchStrategy[Any] = st.fixed_dictionaries(
    {"day": st.integers(-1, 50) | json_values},
    optional={
        "feel": st.sampled_from(["better", "same", "worse", None]) | json_values,
        "pain": st.integers(0, 10) | json_values,
        "signs": st.lists(st.sampled_from(["F08", "F20"])) | json_values,
        "cleared": st.booleans() | json_values,
        "seen": st.booleans() | json_values,
        "sessions": st.lists(st.just({}), max_size=3) | json_values,
    },
)


@given(st.lists(days | json_values, max_size=4))
@settings(max_examples=20, deadline=None)
def test_anything_is_read_or_refused_by_name(documents):
    try:
        run(*(json.dumps(document) for document in documents))
    except BadLine as refusal:
        assert str(refusal).startswith("line ")


@given(st.binary(max_size=40))
@settings(max_examples=25, deadline=None)
def test_any_bytes_are_read_or_refused_by_name(raw):
    try:
        run(raw)
    except BadLine as refusal:
        assert str(refusal).startswith("line 1: ")


def test_memory_does_not_grow_with_the_number_of_lines():
    def lines() -> Iterator[bytes]:
        for day in range(1, 801):
            yield b'{"day": %d, "feel": "same", "pain": 3, "sessions": [{}]}' % day

    told = simulate(lines(), SET_1)
    for _ in range(100):
        next(told)
    tracemalloc.start()
    for _ in told:
        pass
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 100_000


def command(*args: str, stdin: bytes = b"", monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
    out = io.StringIO()
    call_command(Command(stdout=out), *args)
    return out.getvalue()


def test_the_command_reads_standard_input(monkeypatch):
    out = command(stdin=GOOD.encode() + b"\n\n" + b'{"day": 2}', monkeypatch=monkeypatch)
    assert [json.loads(line)["rule"] for line in out.splitlines()] == ["START"]


def test_the_command_reads_a_file(tmp_path, monkeypatch):
    path = tmp_path / "days.jsonl"
    path.write_text(GOOD)
    assert json.loads(command(str(path), monkeypatch=monkeypatch))["rule"] == "START"


def test_the_command_ends_a_bad_line_with_status_2_after_the_good_ones(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(GOOD.encode() + b"\nx\n" + b"{}")))
    out = io.StringIO()
    with pytest.raises(CommandError, match="^line 2: not JSON") as refusal:
        call_command(Command(stdout=out))
    assert refusal.value.returncode == 2
    assert json.loads(out.getvalue())["rule"] == "START"


def test_the_command_uses_the_newest_set_unless_told_another(monkeypatch):
    told = b'{"day": 1, "pain": 3, "tight": 3}'
    assert json.loads(command(stdin=told, monkeypatch=monkeypatch))["rule"] == "START"
    with pytest.raises(CommandError, match="line 1: unknown key 'tight'"):
        command("--rule-set", "1", stdin=told, monkeypatch=monkeypatch)


@pytest.mark.parametrize("number", ["0", "3", "-1"])
def test_the_command_ends_an_unknown_set_with_status_2(number, monkeypatch):
    with pytest.raises(CommandError, match=f"there is no rule set {number}, only 1 and 2") as no:
        command(f"--rule-set={number}", stdin=GOOD.encode(), monkeypatch=monkeypatch)
    assert no.value.returncode == 2


def test_the_command_ends_a_file_that_is_not_there_with_status_2(tmp_path, monkeypatch):
    with pytest.raises(CommandError, match="days.jsonl") as refusal:
        command(str(tmp_path / "days.jsonl"), monkeypatch=monkeypatch)
    assert refusal.value.returncode == 2


def test_the_command_reads_no_further_than_a_line_may_be_long(monkeypatch):
    with pytest.raises(CommandError, match="line 1: longer than"):
        command(stdin=b"x" * (3 * MAX_LINE), monkeypatch=monkeypatch)
