"""Solved poses against the numbers published for them (figures.md, figures 1 and 2)."""

from collections.abc import Callable

import pytest

from routines.figures import FIGURES, FigureError
from routines.figures.checks import ankle_bend, drift, elbow_bend, knee_bend
from routines.figures.skeleton import ELBOW, KNEE, THIGH, Pose, foot, straight_leg, trunk, two_bone

FIXED = {
    "roll": "ankF 147.0,154.2 heelF 139.0,162.0 ballF 161.0,162.0 toeF 169.4,162.0 "
    "wrN 48.0,158.6 finN 33.6,158.6 wrF 50.4,158.6 finF 36.0,158.6",
    "wall": "ankN 74.0,177.5 heelN 67.4,184.0 ballN 85.6,184.0 toeN 92.6,184.0 "
    "ankF 115.5,177.5 heelF 108.9,184.0 ballF 127.1,184.0 toeF 134.1,184.0 "
    "wrN 161.8,57.0 finN 162.3,45.1 wrF 161.8,52.0 finF 162.3,40.1",
}
MOVING = {
    ("roll", 0.0): "hip 68.0,144.8 s1 62.6,131.4 s2 56.7,118.3 s3 50.0,105.6 sh 43.7,92.6 "
    "head 39.0,70.7 crown 36.7,57.7 knN 116.9,141.7 ankN 166.0,138.7 heelN 174.5,145.9 "
    "ballN 172.4,124.0 toeN 171.6,115.6 knF 110.8,120.9 shF 46.1,92.6 elN 43.0,129.8 "
    "elF 45.4,129.8 roller 151.0,153.0",
    ("roll", 0.5): "hip 88.0,144.8 s1 81.4,132.0 s2 74.3,119.5 s3 66.3,107.5 sh 58.8,95.2 "
    "head 52.1,73.8 crown 48.5,61.1 knN 136.7,139.1 ankN 185.5,133.3 heelN 194.4,140.0 "
    "ballN 191.1,118.3 toeN 189.8,110.0 knF 123.5,111.0 shF 61.2,95.2 elN 44.6,129.6 "
    "elF 47.0,129.6 roller 161.0,153.0",
    ("roll", 1.0): "hip 108.0,144.8 s1 100.2,132.7 s2 91.9,120.9 s3 82.8,109.7 sh 74.2,98.2 "
    "head 65.4,77.6 crown 60.7,65.3 knN 156.5,138.1 ankN 205.3,131.4 heelN 214.3,138.0 "
    "ballN 210.6,116.3 toeN 209.1,108.0 knF 137.8,105.9 shF 76.6,98.2 elN 55.4,130.4 "
    "elF 57.8,130.4 roller 171.0,153.0",
    ("wall", 0.0): "hip 97.8,99.6 s1 100.0,87.8 s2 102.4,76.1 s3 105.4,64.6 sh 109.1,53.2 "
    "head 111.5,34.7 crown 112.2,23.8 knN 85.9,138.5 knF 114.4,136.7 elN 138.3,62.9 "
    "elF 139.1,60.4",
    ("wall", 0.5): "hip 105.2,102.2 s1 108.3,90.7 s2 111.6,79.2 s3 115.5,67.9 sh 119.9,56.8 "
    "head 123.8,38.6 crown 125.3,27.8 knN 89.6,139.8 knF 124.9,137.8 elN 145.2,74.6 "
    "elF 147.2,71.3",
    ("wall", 1.0): "hip 112.3,105.6 s1 116.2,94.3 s2 120.4,83.1 s3 125.1,72.1 sh 130.5,61.4 "
    "head 135.7,43.6 crown 138.1,32.9 knN 93.2,141.5 knF 132.9,140.6 elN 154.9,80.2 "
    "elF 157.7,75.9",
}


@pytest.mark.parametrize(("name", "p"), MOVING)
def test_a_pose_matches_its_published_coordinates(name: str, p: float) -> None:
    figure = FIGURES[name]
    pose = figure.solve(p)
    places = {**pose.joints, "roller": pose.roller or 0j}
    words = f"{MOVING[name, p]} {FIXED[name]}".split()
    for joint, published in zip(words[::2], words[1::2], strict=True):
        x, y = map(float, published.split(","))
        place = figure.view(places[joint])
        assert (place.real, place.imag) == pytest.approx((x, y), abs=0.15), joint


@pytest.mark.parametrize(
    ("p", "contact", "turn"), [(0, 0.677, 0), (0.5, 0.458, 64), (1, 0.25, 127)]
)
def test_the_roller_turns_as_it_climbs_the_calf(p: float, contact: float, turn: float) -> None:
    pose = FIGURES["roll"].solve(p)
    assert pose.contact == pytest.approx(contact, abs=0.001)
    assert pose.turn == pytest.approx(turn, abs=0.5)


@pytest.mark.parametrize(
    ("name", "bend", "side", "low", "high"),
    [
        ("roll", knee_bend, "N", 0, 0),
        ("roll", knee_bend, "F", 72, 132),
        ("roll", elbow_bend, "N", 11, 29),
        ("wall", knee_bend, "N", 0, 0),
        ("wall", knee_bend, "F", 23, 56),
        ("wall", elbow_bend, "N", 33, 111),
        ("wall", ankle_bend, "N", 17, 28),
    ],
)
def test_joints_bend_as_far_as_published(
    name: str, bend: Callable[[Pose, str], float], side: str, low: float, high: float
) -> None:
    bends = [bend(pose, side) for pose in FIGURES[name].poses()]
    assert min(bends) == pytest.approx(low, abs=0.6)
    assert max(bends) == pytest.approx(high, abs=0.6)


@pytest.mark.parametrize(("name", "published"), [("roll", 0.0021), ("wall", 0.0040)])
def test_limbs_drift_no_more_than_published_between_frames(name: str, published: float) -> None:
    assert drift(FIGURES[name].poses()) == pytest.approx(published, abs=0.0001)


def test_the_hold_may_sway_a_little_past_the_end() -> None:
    assert knee_bend(FIGURES["wall"].solve(1.04), "N") == pytest.approx(0, abs=1e-6)


def test_knees_bend_forward_and_elbows_back_for_a_body_that_faces_right() -> None:
    assert two_bone(1j, 0.6j, 0.245, 0.246, KNEE).real > 0
    assert two_bone(1j, 0.75j, 0.186, 0.146, ELBOW).real < 0


def test_a_solved_limb_keeps_both_lengths() -> None:
    middle = two_bone(0.1 + 0.4j, 0.2 + 0.05j, 0.245, 0.246, KNEE)
    assert abs(middle - (0.1 + 0.4j)) == pytest.approx(0.245, abs=1e-12)
    assert abs(middle - (0.2 + 0.05j)) == pytest.approx(0.246, abs=1e-12)


@pytest.mark.parametrize("target", [0.4906 + 0j, 0.0005 + 0j])
def test_a_target_out_of_reach_or_too_close_is_refused(target: complex) -> None:
    with pytest.raises(FigureError, match="cannot end"):
        two_bone(0j, target, 0.245, 0.246, KNEE)


def test_a_roller_behind_the_knee_is_refused() -> None:
    with pytest.raises(FigureError, match="not under the calf"):
        FIGURES["roll"].solve(1.5)


def test_building_blocks_point_where_they_are_told() -> None:
    assert straight_leg("N", 0.5j, -90)["knN"] == pytest.approx(0.5j - THIGH * 1j)
    assert foot("F", 0.039j, 0)["heelF"].imag == pytest.approx(0)
    assert trunk(0j, 90, (0, 0, 0, 0), 90, 90)["sh"] == pytest.approx(0.288j)
