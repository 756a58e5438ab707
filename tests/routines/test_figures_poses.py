"""Solved poses against the numbers published for them (figures.md).

Those of the roll are our own: its roller goes from three quarters of the shank to a quarter."""

from collections.abc import Callable
from pathlib import Path

import pytest

from routines.figures import FIGURES, FigureError
from routines.figures.checks import ankle_bend, drift, elbow_bend, knee_bend
from routines.figures.skeleton import ELBOW, KNEE, THIGH, Pose, foot, straight_leg, trunk, two_bone

PUBLISHED = Path(__file__).with_name("published_poses.txt")
WITHIN = 0.4  # units
TOWEL_ARM = 1.4  # the far hand grips a little further on, or its elbow would bend too far


def published() -> dict[tuple[str, str], dict[str, complex]]:
    """Joints in picture units, by figure and p; those that are fixed are in every pose."""
    poses: dict[tuple[str, str], dict[str, complex]] = {}
    for line in PUBLISHED.read_text().splitlines():
        head, _, words = line.partition(": ")
        name, p = head.split()
        pairs = zip(*[iter(words.split())] * 2, strict=True)
        poses[name, p] = {joint: complex(*map(float, xy.split(","))) for joint, xy in pairs}
    return {
        (name, p): {**joints, **poses.get((name, "fixed"), {})}
        for (name, p), joints in poses.items()
        if p != "fixed"
    }


POSES = published()


@pytest.mark.parametrize(("name", "p"), POSES)
def test_a_pose_matches_its_published_coordinates(name: str, p: str) -> None:
    figure = FIGURES[name]
    pose = figure.solve(float(p))
    for joint, place in POSES[name, p].items():
        within = TOWEL_ARM if name == "towel" and joint.endswith("F") else WITHIN
        assert abs(figure.view(pose.joints[joint]) - place) < within, joint


@pytest.mark.parametrize(
    ("p", "contact", "turn"), [(0, 0.747, 0), (0.5, 0.495, 74), (1, 0.25, 148)]
)
def test_the_roller_turns_as_it_climbs_the_calf(p: float, contact: float, turn: float) -> None:
    pose = FIGURES["roll"].solve(p)
    assert pose.contact == pytest.approx(contact, abs=0.001)
    assert pose.turn == pytest.approx(turn, abs=0.5)


BENDS: tuple[tuple[str, Callable[[Pose, str], float], str, float, float], ...] = (
    ("roll", knee_bend, "N", 0, 0),
    ("roll", knee_bend, "F", 60, 132),
    ("roll", elbow_bend, "N", 16, 41),
    ("wall", knee_bend, "N", 0, 0),
    ("wall", knee_bend, "F", 23, 56),
    ("wall", elbow_bend, "N", 33, 111),
    ("wall", ankle_bend, "N", 17, 28),
    ("wall-bent", ankle_bend, "N", 13, 31),
    ("wall-bent", knee_bend, "N", 6, 46),
    ("wall-bent", knee_bend, "F", 9, 42),
    ("wall-bent", elbow_bend, "N", 6, 26),
    ("towel", knee_bend, "N", 0, 0),
    ("towel", ankle_bend, "N", -22, 14),
    ("ankle-pumps", ankle_bend, "N", -35, 19),
    ("calf-raise", knee_bend, "N", 5, 5),
    ("down-dog", knee_bend, "N", 15, 48),
    ("down-dog", knee_bend, "F", 18, 48),
    ("down-dog", elbow_bend, "N", 8, 20),
    ("cat-camel", elbow_bend, "N", 18, 18),
    ("bird-dog", elbow_bend, "N", 22, 22),
    ("roller-stick", knee_bend, "N", 70, 70),
    ("roller-stick", elbow_bend, "N", 17, 58),
    ("ankle-circles", ankle_bend, "N", -29, 13),
    ("toe-raise", knee_bend, "N", 9, 9),
    ("toe-raise", ankle_bend, "N", -13, 14),
    ("heel-drop", knee_bend, "N", 5, 5),
    ("heel-drop", ankle_bend, "N", -26, 23),
    ("ball-roll", knee_bend, "N", 68, 112),
    ("nerve-glide", knee_bend, "N", 26, 87),
    ("walk", knee_bend, "N", 13, 59),
    ("walk", ankle_bend, "N", -11, 24),
)


@pytest.mark.parametrize(("name", "bend", "side", "low", "high"), BENDS)
def test_joints_bend_as_far_as_published(
    name: str, bend: Callable[[Pose, str], float], side: str, low: float, high: float
) -> None:
    bends = [bend(pose, side) for pose in FIGURES[name].poses()]
    assert min(bends) == pytest.approx(low, abs=0.6)
    assert max(bends) == pytest.approx(high, abs=0.6)


@pytest.mark.parametrize(
    ("name", "published"),
    [
        *(("roll", 0.0038), ("wall", 0.0040), ("wall-bent", 0.0003), ("towel", 0.0012)),
        *(("ankle-pumps", 0.0017), ("calf-raise", 0.0010), ("down-dog", 0.0008)),
        *(("cat-camel", 0.0030), ("bird-dog", 0.0044), ("roller-stick", 0.0007)),
        *(("ankle-circles", 0.0035), ("toe-raise", 0.0005), ("heel-drop", 0.0013)),
        *(("ball-roll", 0.0011), ("nerve-glide", 0.0022), ("walk", 0.0042)),
    ],
)
def test_limbs_drift_no_more_than_published_between_frames(name: str, published: float) -> None:
    assert drift(FIGURES[name].poses()) == pytest.approx(published, abs=0.0001)


@pytest.mark.parametrize("name", ["wall", "wall-bent", "towel"])
def test_a_hold_may_sway_a_little_past_the_end(name: str) -> None:
    end, swayed = FIGURES[name].solve(1), FIGURES[name].solve(1.04)
    assert swayed.joints["ballF"] == end.joints["ballF"]
    assert knee_bend(swayed, "N") == pytest.approx(knee_bend(end, "N"), abs=2)


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
