"""The drawings of progress: the numbers of the chart touch no line, and time runs the way of the
page's words (ux.md 2.16)."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from checkins.models import Plan
from tests import builders
from tests.browser.conftest import sign_in
from tests.checkins.steps import answer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HISTORIES = {  # (tightness, pain) of each day
    "pain rises": [(6, 3), (6, 5), (5, 5), (4, 2)],
    "pain falls": [(6, 5), (5, 2), (4, 1)],
    "both meet": [(4, 4), (6, 2), (3, 3)],
    "they cross": [(5, 4), (2, 5), (1, 1)],
    "one apart": [(4, 5), (4, 4), (5, 4)],
    "nothing": [(0, 0), (0, 0)],
    "the most": [(10, 7), (10, 0), (9, 7)],
    "one answer": [(6, 3)],
}
TOUCHED = """() => {
  const found = [];
  const numbers = [...document.querySelectorAll(".cc-chart__number")];
  const boxes = numbers.map((one) => {
    const {left, right, top, bottom} = one.getBoundingClientRect();
    // A box of text is as tall as its font; digits fill its middle.
    const gap = (bottom - top) / 5;
    return {words: one.textContent, left, right, top: top + gap, bottom: bottom - gap};
  });
  const holds = ({left, right, top, bottom}, x, y, reach) =>
    x > left - reach && x < right + reach && y > top - reach && y < bottom + reach;
  for (const line of document.querySelectorAll(".cc-chart :is(polyline, line)")) {
    const matrix = line.getScreenCTM(), reach = parseFloat(getComputedStyle(line).strokeWidth) / 2;
    const length = line.getTotalLength();
    for (let n = 0; n <= 400; n += 1) {
      const {x, y} = line.getPointAtLength((length * n) / 400).matrixTransform(matrix);
      for (const box of boxes)
        if (holds(box, x, y, reach)) found.push(`${box.words} on ${line.getAttribute("class")}`);
    }
  }
  for (const mark of document.querySelectorAll(".cc-chart__mark")) {
    const {left, right, top, bottom} = mark.getBoundingClientRect();
    for (const box of boxes)
      if (holds(box, (left + right) / 2, (top + bottom) / 2, (right - left) / 2))
        found.push(`${box.words} on a mark`);
  }
  boxes.forEach((one, n) => boxes.slice(n + 1).forEach((other) => {
    if (one.left < other.right && other.left < one.right && one.top < other.bottom
        && other.top < one.bottom) found.push(`${one.words} on ${other.words}`);
  }));
  const scale = document.querySelector(".cc-chart__scale");
  const {left: from, right: to} = scale.getBoundingClientRect();
  for (const {left, right, words} of boxes)
    if (left < to && right > from) found.push(`${words} on the scale`);
  for (const {left, right, words} of boxes)
    if (left < 0 || right > innerWidth) found.push(`${words} beyond the edge`);
  return [...new Set(found)];
}"""
PLACES = """() => {
  const middle = (one) => {
    const {left, right} = one.getBoundingClientRect();
    return (left + right) / 2;
  };
  const all = (selector) => [...document.querySelectorAll(selector)].map(middle);
  const axis = all(".cc-strips:first-of-type .cc-strip__axis > span");
  return {
    axis: [axis[0], axis.at(-1)],
    dots: all(".cc-strips:first-of-type .cc-strip__dot"),
    marks: all(".cc-chart__mark--pain"),
    numbers: all(".cc-chart__number"),
    days: all(".cc-chart__axis > span"),
    scale: all(".cc-chart__scale")[0],
    plot: all(".cc-chart__plot")[0],
  };
}"""


def lived(history: list[tuple[int, int]]) -> Plan:
    """A plan whose days had these answers, the last of them today, with a session each day."""
    began = timezone.now() - timedelta(days=len(history) - 1)
    (tight, pain), *later = history
    with time_machine.travel(began, tick=False):
        plan = builders.make_plan(builders.make_guest(), tight=tight, pain=pain)
        builders.do_session(plan, feel="same")
    for day, (tight, pain) in enumerate(later, 1):
        with time_machine.travel(began + timedelta(days=day), tick=False):
            answer(plan, "same", pain, tight=tight)
    return plan


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("name", HISTORIES)
def test_no_number_of_the_chart_touches_a_line(
    page: Any, site: str, name: str, direction: str
) -> None:
    sign_in(page.context, site, lived(HISTORIES[name]).user)
    page.goto(f"{site}/progress/")
    page.evaluate("(direction) => (document.documentElement.dir = direction)", direction)
    assert page.evaluate(TOUCHED) == []


def test_time_runs_the_way_of_the_words(page: Any, site: str) -> None:
    sign_in(page.context, site, lived(HISTORIES["pain rises"]).user)
    page.goto(f"{site}/progress/")
    ltr = page.evaluate(PLACES)
    page.evaluate("document.documentElement.dir = 'rtl'")
    rtl = page.evaluate(PLACES)
    assert ltr["axis"][0] < ltr["axis"][1] and ltr["days"][0] < ltr["days"][1]
    assert rtl["axis"][0] > rtl["axis"][1] and rtl["days"][0] > rtl["days"][1]
    # The one session was on the first day: far from Today either way.
    for places in (ltr, rtl):
        begin, today = places["axis"]
        assert all(abs(dot - begin) > abs(dot - today) for dot in places["dots"]), "a recent day"
    assert ltr["dots"][0] > 180 > rtl["dots"][0], "the newest day stands on the other side"
    assert ltr["marks"][0] < ltr["marks"][-1] and rtl["marks"][0] > rtl["marks"][-1]
    assert ltr["scale"] < ltr["plot"] and rtl["scale"] > rtl["plot"]
    for places in (ltr, rtl):  # a number stands outside its mark
        outward = places["marks"][0] - places["plot"]
        number = min(places["numbers"], key=lambda x: abs(x - places["marks"][0]))
        assert (number - places["marks"][0]) * outward > 0


def test_the_halves_of_a_day_follow_the_words_too(page: Any, site: str) -> None:
    plan = lived([(3, 3), (3, 3)])
    Plan.objects.filter(pk=plan.pk).update(sessions_per_day=2)
    builders.do_session(plan, slot="morning", feel="same")
    sign_in(page.context, site, plan.user)
    page.goto(f"{site}/today/")
    left = """[...document.querySelectorAll(".cc-halves > svg")].map(
      (half) => half.getBoundingClientRect().left)"""
    ltr = page.evaluate(left)
    assert len(ltr) == 2 and ltr[0] < ltr[1]
    page.evaluate("document.documentElement.dir = 'rtl'")
    rtl = page.evaluate(left)
    assert rtl[0] > rtl[1]
