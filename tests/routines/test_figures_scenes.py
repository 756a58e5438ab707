"""The pictures made of more than one still: today's stage, the rest day, the two calves."""

import re
from xml.etree import ElementTree

import pytest

from routines.figures import legs_back, seated, stage


def box(svg: str) -> list[int]:
    (numbers,) = re.findall(r'viewBox="([^"]*)"', svg)
    return [int(number) for number in numbers.split()]


def starts(svg: str, css_class: str) -> list[float]:
    return [float(x) for x in re.findall(rf'class="{css_class}[^"]*"[^>]*d="M(-?[\d.]+)', svg)]


def test_the_stage_shows_the_roll_and_then_the_wall_at_one_scale() -> None:
    svg = stage("right")
    assert svg.count('class="cc-fig-body"') == 2
    roll, wall = (
        re.findall(r"a([\d.]+) ", path)[0]
        for path in re.findall(r'class="cc-fig-near" d="([^"]*)"', svg)
    )
    assert float(roll) == pytest.approx(float(wall), abs=0.1), "both thighs end in one radius"
    first, second = starts(svg, "cc-fig-near cc-fig-halo")[::2]
    assert first < second


def test_the_stage_keeps_its_order_and_turns_both_figures_for_the_left_leg() -> None:
    groups = list(ElementTree.fromstring(stage("left")))
    assert [group.tag for group in groups] == ["g", "g"]
    flips = [
        float(re.findall(r"matrix\(-1 0 0 1 ([\d.]+) 0\)", group.get("transform") or "")[0])
        for group in groups
    ]
    assert flips[0] < flips[1]
    assert "cc-fig-roller" in ElementTree.tostring(groups[0], "unicode")
    assert "cc-fig-wall" in ElementTree.tostring(groups[1], "unicode")


def test_both_sides_of_the_stage_have_the_same_size() -> None:
    assert box(stage("left")) == box(stage("right"))


def test_on_a_rest_day_the_roller_stands_apart_and_nobody_rolls() -> None:
    svg = seated("right")
    assert "cc-fig-hole" in svg
    assert "cc-fig-dot" not in svg


def test_each_leg_from_behind_can_be_coloured_alone() -> None:
    root = ElementTree.fromstring(legs_back())
    assert [leg.get("class") for leg in root] == ["cc-fig-leg-left", "cc-fig-leg-right"]
    for leg in root:
        assert [part.get("class") for part in leg.iter("path")] == [
            "cc-fig-skin",
            "cc-fig-muscle",
            "cc-fig-tendon",
        ]


def test_the_left_leg_is_on_the_left_and_the_right_one_is_its_mirror_image() -> None:
    left, right = ElementTree.fromstring(legs_back())
    width = box(legs_back())[2]
    (skin,) = (path for path in left if path.get("class") == "cc-fig-skin")
    assert float(re.findall(r"M([\d.]+)", skin.get("d") or "")[0]) < width / 2
    assert right[0].get("transform") == f"matrix(-1 0 0 1 {width} 0)"
