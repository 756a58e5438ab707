"""How we decide is made from the rules that run and the numbers they use, so it cannot be out of
date."""

import re
from dataclasses import replace

from django.test import Client

from checkins import words
from checkins.ladder import grouped_rules
from checkins.rules import RULE_SETS, newest
from checkins.rules.groups import GROUPS, Group
from checkins.rules.reasons import BOOK_WORDS, WORDS
from tests.pages import Page

ADDRESS = "/help/how-we-decide/"


def read(client=None):
    response = (client or Client()).get(ADDRESS)
    assert response.status_code == 200
    return response.content.decode(), Page(response)


def rules_by_number():
    """The codes in the order in which the page says that they are asked."""
    rows = re.findall(r'<li id="([a-z_0-9]+)">.*?Rule number (\d+)', read()[0], re.DOTALL)
    return [code.upper() for code, _n in sorted(rows, key=lambda row: int(row[1]))]


def become(monkeypatch, **changes):
    """Another newest rule set."""
    monkeypatch.setitem(RULE_SETS, 3, replace(newest(), id=3, **changes))


def test_every_rule_stands_there_with_its_place_in_the_order_of_asking():
    assert rules_by_number() == [rule.code for rule in newest().rules]


def test_each_rule_of_any_set_is_in_exactly_one_of_six_groups():
    for rule_set in RULE_SETS.values():
        shown = grouped_rules(rule_set, words.rules_in_words(rule_set))
        assert [group["name"] for group in shown] == [group.value for group in Group]
        codes = [rule["code"] for group in shown for rule in group["rules"]]
        assert sorted(codes) == sorted(rule.code for rule in rule_set.rules)
        assert all(group["rules"] for group in shown)
    assert set(GROUPS) == set(WORDS), "and no group names a rule that there is not"


def test_codes_stand_in_addresses_only():
    html, page = read()
    for rule in newest().rules:
        assert f'id="{rule.code.lower()}"' in html
        assert not re.search(rf"\b{rule.code}\b", page.text), rule.code


def test_each_rule_says_when_it_answers_and_what_follows_with_its_numbers():
    text = read()[1].text
    for rule in words.rules_in_words(newest()):
        assert rule["when"] in text and rule["then"] in text
    assert not re.search(r"[{}]", text), "no number was left out"
    assert "Pain is 6 or more out of 10." in text


def test_what_opens_the_advice_to_book_stands_there_too():
    text = read()[1].text
    assert len(words.book_rules_in_words(newest())) == len(BOOK_WORDS) == 5
    for rule in words.book_rules_in_words(newest()):
        assert rule["when"] in text


def test_another_order_of_the_rules_is_another_page(monkeypatch):
    for rules in (newest().rules[::-1], newest().rules[:3]):
        become(monkeypatch, rules=rules)
        assert rules_by_number() == [rule.code for rule in rules]


def test_another_policy_is_another_page(monkeypatch):
    changes = {"version": "9", "pause_pain": 5, "base_reps": 4, "top_reps": 12, "book_after": 21}
    other = replace(newest().policy, running_pain=4, **changes)
    become(monkeypatch, policy=other)
    text = read()[1].text
    assert "Pain is 5 or more out of 10." in text
    assert "Pain is 6 or more out of 10." not in text
    assert "After 21 days it is not clearly better." in text
    assert "There are never fewer than 4 rolls, and never more than 12." in text
    assert "Rules version 9." in text


def test_anyone_may_read_it_and_it_asks_no_database():
    page = read()[1]
    assert page.heading == "How we decide"
    assert page.links["Who wrote this, and what it is based on"] == "/help/about/"
    assert "You are here" not in page.text and "What would move you" not in page.text
    assert all(name in page.text for name in ("Maintenance", "Twice a day", "Once a day", "Rest"))


def test_while_the_question_of_severe_pain_waits_its_answer_may_move_the_plan(client, plan):
    client.post("/check-in/", {"feel": "worse"})
    client.post("/check-in/pain/", {"pain": 9})
    page = Page(client.get("/help/how-we-decide/"))
    assert "Everything waits for your answer: is your pain that strong?" in page.text
    assert page.links["Answer it now"] == "/check-in/severe/"
    assert "No answer moves you now" not in page.text
    client.post("/check-in/severe/", {"answer": "yes"})
    assert "No answer moves you now." in Page(client.get("/help/how-we-decide/")).text
