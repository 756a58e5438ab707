"""The drawn SVG: what is in it, what must never be, and where it stands."""

import re
from xml.etree import ElementTree

import pytest

from routines.figures import FIGURES, FigureError, legs_back, seated, stage, still

SVG = "{http://www.w3.org/2000/svg}"
PICTURES = {
    **{
        f"{name} {phase} {side}": still(name, phase, side, arrow=phase == 0)
        for name in FIGURES
        for phase in (0, 0.5, 1)
        for side in ("left", "right")
    },
    "stage": stage("left"),
    "seated": seated("right"),
    "legs back": legs_back(),
}
ALLOWED = {
    *("class", "viewBox", "preserveAspectRatio", "aria-hidden", "focusable", "role"),
    *("d", "transform", "r", "rx", "ry", "cx", "cy", "x", "y", "width", "height"),
    *("data-phase", "data-limb"),
}
pictures = pytest.mark.parametrize("svg", PICTURES.values(), ids=PICTURES)


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(
        svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    )


@pictures
def test_colour_comes_from_classes_alone(svg: str) -> None:
    for element in parsed(svg).iter():
        assert element.tag.removeprefix(SVG) in {"svg", "g", "path", "circle", "ellipse", "rect"}
        assert element.attrib.keys() <= ALLOWED


@pictures
def test_every_shape_has_a_class_of_its_own_or_of_its_group(svg: str) -> None:
    for shape in re.findall(r"<path[^>]*>", re.sub(r'<g class="cc-fig-roller".*?</g>', "", svg)):
        assert 'class="cc-fig-' in shape


@pictures
def test_a_picture_without_a_title_is_hidden_from_a_screen_reader(svg: str) -> None:
    root = parsed(svg)
    assert root.get("aria-hidden") == "true"
    assert root.get("focusable") == "false"
    assert root.get("role") is None


@pictures
def test_feet_stay_on_the_floor_when_the_box_is_taller_than_the_picture(svg: str) -> None:
    assert parsed(svg).get("preserveAspectRatio") == "xMidYMax"


@pytest.mark.parametrize("name", FIGURES)
def test_the_lower_edge_of_a_picture_is_the_floor(name: str) -> None:
    _x, y, _width, height = map(int, parsed(still(name, 1)).attrib["viewBox"].split())
    assert y + height == FIGURES[name].view.y


@pytest.mark.parametrize("name", FIGURES)
def test_a_still_is_small(name: str) -> None:
    assert len(still(name, 1, "left", arrow=True)) < 5000


def test_the_right_leg_faces_right_and_the_left_leg_is_its_mirror_image() -> None:
    right, left = still("wall", 1, "right"), still("wall", 1, "left")
    assert "matrix" not in right
    x, _y, width, _height = map(int, parsed(left).attrib["viewBox"].split())
    group = parsed(left)[0]
    assert group.get("transform") == f"matrix(-1 0 0 1 {2 * x + width} 0)"
    inside = right[right.index(">") + 1 : right.rindex("</svg>")]
    assert f">{inside}</g></svg>" in left


CALVES = [name for name, figure in FIGURES.items() if "calfN" in figure.muscles]


@pytest.mark.parametrize("name", CALVES)
def test_the_near_calf_is_marked_with_its_edge_and_three_fibres(name: str) -> None:
    svg = still(name, 0.5)
    assert svg.count('class="cc-fig-calf"') == 1
    (fibres,) = re.findall(r'class="cc-fig-fibre" d="([^"]*)"', svg)
    assert fibres.count("M") == 3
    assert svg.count("cc-fig-calf-far") == ("calfF" in FIGURES[name].muscles)


def test_a_figure_shows_no_muscle_but_those_that_work() -> None:
    assert "cc-fig-calf" not in still("bird-dog", 1)
    shin = still("heel-walk", 0)
    assert shin.count('class="cc-fig-calf"') == 1
    assert "cc-fig-fibre" not in shin
    sole = still("ball-roll", 0)
    assert sole.count('class="cc-fig-calf"') == 1
    assert "cc-fig-fibre" not in sole


@pytest.mark.parametrize("name", FIGURES)
def test_the_arrow_is_drawn_only_when_asked_for(name: str) -> None:
    assert "cc-fig-arrow" not in still(name, 0)
    assert "cc-fig-arrow" in still(name, 0, arrow=True)


def test_an_arrow_through_more_than_two_points_is_a_curve_with_a_straight_head() -> None:
    (arrow,) = re.findall(r'cc-fig-arrow" d="([^"]*)"', still("ankle-circles", 0, arrow=True))
    curve, head = re.findall(r"M[^M]+", arrow)
    assert "c" in curve and "c" not in head
    assert re.findall(r"L", head) == ["L"]


def test_an_arrow_of_the_player_turns_round_for_the_way_back() -> None:
    ways = re.findall(
        r'<g data-way="(\w+)"><path class="cc-fig-arrow" d="M([\d. -]+)c',
        still("ankle-circles", 0, arrow=True, movable=True),
    )
    assert [way for way, _start in ways] == ["out", "back"]
    out, back = ([float(n) for n in re.findall(r"-?[\d.]+", start)] for _way, start in ways)
    assert out[1] < back[1], "out begins at the top of the circle, back at its foot"


def test_the_wall_is_drawn_last_so_that_no_halo_bites_into_it() -> None:
    assert list(parsed(still("wall", 0)))[-1].get("class") == "cc-fig-wall"


def test_the_roller_shows_its_turn() -> None:
    assert "rotate" not in still("roll", 0)
    assert "rotate(148.3)" in still("roll", 1)


def test_a_named_picture_has_its_title_and_description() -> None:
    root = parsed(still("roll", 0, title="Rolling <left> & right", desc="A person sits."))
    assert root.get("role") == "img"
    assert root.get("aria-hidden") is None
    assert [(part.tag, part.text) for part in root][:2] == [
        (f"{SVG}title", "Rolling <left> & right"),
        (f"{SVG}desc", "A person sits."),
    ]


ONE_SIDED = (
    *("roll", "wall", "wall-bent", "towel", "ankle-pumps", "ankle-circles", "calf-raise-one"),
    *("heel-drop", "ball-roll", "nerve-glide", "roller-stick", "towel-chair"),
)


@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_has_a_title_and_a_description(name: str) -> None:
    figure = FIGURES[name]
    for sentence in (figure.title, figure.description):
        assert sentence.strip()
        if name in ONE_SIDED:
            assert "left" in sentence.format(side="left")


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("phase", [0, 1])
def test_a_movable_still_looks_like_any_other(name: str, phase: float) -> None:
    def fills(svg: str) -> list[str]:
        """What is filled, in its order: every outline of the topmost copy of each part."""
        return re.findall(r"M[^Mz]+z", "".join(re.findall(r' d="([^"]*)"', svg)))

    plain, movable = still(name, phase), still(name, phase, movable=True)
    assert set(fills(plain)) == set(fills(movable))
    assert f'data-phase="{phase}"' in movable
    assert "data-" not in plain
    for drawn in re.findall(r'<path [^>]*d="([^"]*)" data-limb', movable):
        assert drawn.count("M") == 1, "a mark moves one part alone"


def test_what_works_goes_along_with_the_part_it_is_on() -> None:
    for name, limb in (("heel-drop", "knN-ankN"), ("ball-roll", "heelN-ballN")):
        movable = still(name, 0, movable=True)
        assert f'<g data-limb="{limb}"><path class="cc-fig-calf-halo"' in movable


def test_an_unknown_figure_or_side_is_refused() -> None:
    with pytest.raises(FigureError, match="no figure 'hop'"):
        still("hop", 0)
    with pytest.raises(FigureError, match="not 'both'"):
        still("roll", 0, "both")


def test_a_bracket_along_the_calf_shows_how_far_the_roller_goes() -> None:
    for phase in (0, 1):
        assert still("roll", phase).count("cc-fig-travel") == 1
    assert "cc-fig-travel" not in still("wall", 0)
    low, high = sorted(FIGURES["roll"].travel or ())
    contacts = [pose.contact or 0 for pose in FIGURES["roll"].poses()]
    assert (min(contacts), max(contacts)) == pytest.approx((low, high), abs=0.01)
