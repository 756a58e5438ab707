"""The list of a session shows each movement once, as two pictures with words (ux.md 2.6)."""

import re

import pytest
from django.contrib.staticfiles import finders

from routines.figures import FIGURES
from tests import builders


@pytest.fixture
def listed(client, plan):
    """The session's list, item by item, as HTML."""
    page = client.get(f"/session/{builders.start_session(plan).pk}/").content.decode()
    steps = re.search(r'<ol class="cc-steps">(.*)</ol>', page, re.DOTALL)[1]
    return re.split(r"<li>\s*(?=<h2>)", steps)[1:]


def pictures(item):
    """Side, and the attributes of each picture of an item."""
    side = re.search(r'class="cc-pair" data-side="(\w+)"', item)
    found = re.findall(r"<img [^>]*>", item)
    return side and side[1], [dict(re.findall(r'([\w-]+)="([^"]*)"', image)) for image in found]


def test_a_movement_has_two_pictures_where_it_comes_first(listed):
    seen = [
        (side, [image["src"].rsplit("/", 1)[1] for image in images])
        for side, images in map(pictures, listed)
    ]
    roll, wall = ([f"{name}-start.svg", f"{name}-end.svg"] for name in ("roll", "wall"))
    assert seen[0] == ("left", roll)
    stand = ["stand-start.svg"]  # nothing moves, so one picture says it
    shown = [images for _side, images in seen if images]
    assert shown == [roll, stand, wall, wall]
    assert [side for side, images in seen if images == wall] == ["left", "right"]
    assert len(seen) > 3, "the second hold of a leg is as the first"


def test_the_first_picture_says_what_both_show(listed):
    _side, (start, end) = pictures(listed[0])
    figure = FIGURES["roll"]
    said = f"{figure.title}. {figure.description}".format(side="left")
    assert start["alt"] == said and end["alt"] == ""


def test_a_picture_is_a_file_of_ours_with_its_size_and_is_not_hurried(listed):
    for item in listed:
        for image in pictures(item)[1]:
            assert finders.find(image["src"].removeprefix("/static/"))
            assert int(image["width"]) > 0 and int(image["height"]) > 0
            assert image["loading"] == "lazy"
