"""What each exercise is about is to be seen in its figure (clinical.md 4)."""

import cmath
import math
import re
from pathlib import Path

import pytest

from routines.figures import DRAWN, FIGURES, still
from routines.figures.checks import ankle_bend, elbow_bend, knee_bend
from routines.figures.outlines import traced
from routines.figures.rollers import BALL_RADIUS
from routines.figures.skeleton import ANKLE_HEIGHT, Pose
from routines.pictures import far_still, is_pose, pair

CLINICAL = Path(__file__).resolve().parents[2] / "docs" / "reference" / "clinical.md"
STANDS = 0.6  # units above the floor at most


def poses(name: str) -> list[Pose]:
    return FIGURES[name].poses()


def lowest(name: str, pose: Pose, part: str) -> float:
    """How far a part is above the floor, in units."""
    figure = FIGURES[name]
    points = traced(figure.body.parts(pose)[part])
    return min(point.imag for point in points) * figure.view.height


def test_there_is_a_figure_for_each_exercise_of_the_library_in_its_order() -> None:
    library = re.findall(r"^\*\*4\.(\d+) (.+?)\*\*", CLINICAL.read_text(), re.MULTILINE)
    assert [int(number) for number, _name in library] == list(range(1, 21))
    *theirs, stick, towel = FIGURES
    assert (stick, towel) == ("roller-stick", "towel-chair"), "what stands in on a chair"
    assert len(theirs) == len(library)
    for name, (_number, exercise) in zip(theirs, library, strict=True):
        assert all(word in exercise.lower() for word in name.split("-")), (name, exercise)


# Towel stretch on a chair


def test_who_stretches_on_a_chair_sits_on_it_with_a_straight_leg_on_its_heel() -> None:
    seat = DRAWN["sit"].solve(0).joints["hip"]
    for pose in poses("towel-chair"):
        assert pose.joints["hip"] == seat
        assert knee_bend(pose, "N") == pytest.approx(0, abs=0.1)
        assert abs(lowest("towel-chair", pose, "footN")) < 0.9
        towel = pose.joints["towel"] - pose.joints["ballN"]
        assert abs(towel) == pytest.approx(0.385), "a towel does not stretch"
    bends = [ankle_bend(pose, "N") for pose in poses("towel-chair")]
    assert bends == sorted(bends) and bends[0] < -20 and bends[-1] > 10


# Ankle circles


def toes_in_space() -> list[tuple[float, float, float]]:
    return [
        (pose.joints["toeN"].real, pose.joints["toeN"].imag, pose.depth["toeN"])
        for pose in poses("ankle-circles")[:-1]
    ]


def test_the_big_toe_draws_a_circle_in_space() -> None:
    toes = toes_in_space()
    middle = tuple(sum(axis) / len(toes) for axis in zip(*toes, strict=True))
    radii = [math.dist(toe, middle) for toe in toes]
    assert max(radii) < 1.25 * min(radii), "as round as a foot can draw it"
    assert min(radii) > 0.03, "big enough to be seen"


def test_the_circle_is_seen_as_an_ellipse_that_goes_round_once_and_closes() -> None:
    toes = [pose.joints["toeN"] for pose in poses("ankle-circles")]
    assert toes[0] == pytest.approx(toes[-1])
    middle = sum(toes[:-1]) / (len(toes) - 1)
    turns = [
        cmath.phase((after - middle) / (before - middle))
        for before, after in zip(toes, toes[1:], strict=False)
    ]
    assert sum(turns) == pytest.approx(-2 * math.pi)
    assert max(turns) < 0, "always the same way round"
    wide, high = (
        max(values) - min(values)
        for values in ([toe.real for toe in toes], [toe.imag for toe in toes])
    )
    assert 0.4 * high < wide < high


def test_a_foot_that_turns_to_the_viewer_is_drawn_shorter_and_no_other_part_changes() -> None:
    figure = FIGURES["ankle-circles"]
    lengths = []
    for pose in figure.poses():
        foot = traced(figure.body.parts(pose)["footN"])
        way = pose.joints["ballN"] - pose.joints["heelN"]
        along = [(point / way * abs(way)).real for point in foot]
        lengths.append(max(along) - min(along))
    assert min(lengths) < 0.8 * max(lengths)
    assert set(figure.bends) == {"footN", "toeN"}


# Tibialis raise


def test_the_toes_lift_while_heels_hips_and_back_stay_at_floor_and_wall() -> None:
    figure = FIGURES["toe-raise"]
    (wall,) = figure.props
    face = max(point.real for point in wall.extent(figure.solve(0)))
    for pose in figure.poses():
        trunk = traced(figure.body.parts(pose)["trunk"])
        back = (min(point.real for point in trunk) - face) * figure.view.height
        assert -0.5 < back < STANDS
        assert knee_bend(pose, "N") < 12
    start, end = figure.solve(0).joints, figure.solve(1).joints
    assert start["ballN"].imag == pytest.approx(0)
    assert end["ballN"].imag > 0.04
    heel = abs(end["heelN"] - start["heelN"])
    assert heel < 0.02, "it turns on its round"
    assert figure.muscles == ("shinN",)


# Calf raise on one leg


def test_on_one_leg_the_body_rises_as_on_two_and_the_other_foot_is_up() -> None:
    for one, two in zip(poses("calf-raise-one"), poses("calf-raise"), strict=True):
        for joint in ("hip", "sh", "head", "knN", "ankN", "heelN", "ballN", "wrN"):
            assert one.joints[joint] == two.joints[joint]
        assert lowest("calf-raise-one", one, "toeF") > 5
        assert lowest("calf-raise-one", one, "footF") > 5


# Eccentric heel drop


def test_the_heel_sinks_below_the_edge_of_the_step_and_the_toes_stay_on_it() -> None:
    figure = FIGURES["heel-drop"]
    edge, height = figure.step or (0, 0)
    start, end = figure.solve(0).joints, figure.solve(1).joints
    assert start["heelN"].imag > height + 0.04
    assert 0 < end["heelN"].imag < height - 0.02
    assert end["heelN"].real < edge, "there is air below it"
    for pose in figure.poses():
        assert pose.joints["toeN"] == pytest.approx(start["toeN"])
        assert pose.joints["toeN"].imag == pytest.approx(height)
        assert knee_bend(pose, "N") == pytest.approx(5, abs=0.5), "straight all the way"
        assert ankle_bend(pose, "N") < 30


def test_a_hand_is_on_the_rail_and_the_other_foot_over_the_step() -> None:
    figure = FIGURES["heel-drop"]
    edge, height = figure.step or (0, 0)
    _stairs, rail = figure.props
    _foot, top, _far = rail.extent(figure.solve(0))  # the top with half the thickness around it
    for pose in figure.poses():
        grip = (pose.joints["wrN"] + pose.joints["finN"]) / 2
        assert abs(grip - top) < 0.04
        assert pose.joints["toeF"].real > edge
        assert lowest("heel-drop", pose, "toeF") > height * figure.view.height


# Foot ball roll


def test_the_ball_rolls_without_slipping_between_floor_and_sole_from_heel_to_toes() -> None:
    places = []
    first = poses("ball-roll")[0].joints
    for pose in poses("ball-roll"):
        joints = pose.joints
        ball = joints["sphere"]
        assert ball.imag == pytest.approx(BALL_RADIUS), "on the floor"
        sole = joints["ballN"] - joints["heelN"]
        from_ankle = (ball - joints["ankN"]) / (sole / abs(sole))
        touches = -from_ankle.imag - ANKLE_HEIGHT
        assert touches == pytest.approx(BALL_RADIUS, abs=0.0025), "at the sole"
        places.append(from_ankle.real)
        turned = cmath.phase((joints["spot"] - ball) / (first["spot"] - first["sphere"]))
        rolled = (first["sphere"] - ball).real / BALL_RADIUS
        assert cmath.exp(1j * turned) == pytest.approx(cmath.exp(1j * rolled))
    assert places[0] < -0.02 and places[-1] > 0.06, "the heel, and where the toes begin"
    assert places == sorted(places)
    assert FIGURES["ball-roll"].muscles == ("soleN",)


def test_the_foot_goes_about_twice_as_far_as_the_ball() -> None:
    start, end = (FIGURES["ball-roll"].solve(p).joints for p in (0, 1))
    foot, ball = (abs(end[joint] - start[joint]) for joint in ("ankN", "sphere"))
    assert foot == pytest.approx(2 * ball, rel=0.1)


# Sciatic nerve glide


def test_the_knee_opens_and_the_hip_stays_at_a_right_angle() -> None:
    solved = poses("nerve-glide")
    bends = [knee_bend(pose, "N") for pose in solved]
    assert bends == sorted(bends, reverse=True)
    assert bends[0] > 85
    assert bends[-1] > 20, "the first light tension, and no further"
    for pose in solved:
        thigh = pose.joints["knN"] - pose.joints["hip"]
        assert math.degrees(cmath.phase(thigh)) == pytest.approx(90, abs=1)


def test_the_far_leg_stays_where_it_is() -> None:
    first, *others = (pose.joints for pose in poses("nerve-glide"))
    for pose in others:
        for joint in ("hipF", "knF", "ankF", "heelF", "ballF", "toeF"):
            assert pose[joint] == first[joint]


def test_both_hands_reach_round_the_thigh_to_the_back_of_it() -> None:
    figure = FIGURES["nerve-glide"]
    parts = figure.body.parts(figure.solve(0))
    back_of_thigh = max(point.real for point in traced(parts["thighN"]))
    for side in ("N", "F"):
        hand = traced(parts[f"hand{side}"])
        assert min(point.real for point in hand) < 0
        assert max(point.real for point in hand) > back_of_thigh - 0.005
        assert elbow_bend(figure.solve(0), side) > 15


# Walking


def test_a_walk_has_a_foot_on_the_floor_and_that_foot_goes_back_with_it() -> None:
    figure = FIGURES["walk"]
    solved = figure.poses()
    gone = []
    for before, after in zip(solved, solved[1:], strict=False):
        for side in ("N", "F"):
            heel, ball = (
                [pose.joints[f"{joint}{side}"] for pose in (before, after)]
                for joint in ("heel", "ball")
            )
            flat = all(abs(point.imag) < 1e-9 for point in (*heel, *ball))
            if flat:
                gone.append((heel[0] - heel[1]).real)
    assert len(gone) > 10
    assert max(gone) == pytest.approx(min(gone))
    for pose in solved:
        near, far = (
            min(lowest("walk", pose, f"foot{side}"), lowest("walk", pose, f"toe{side}"))
            for side in ("N", "F")
        )
        assert min(near, far) < STANDS


def test_a_walk_is_no_walk_on_toes_or_heels() -> None:
    solve = FIGURES["walk"].solve
    contact, middle, push = (solve(p).joints for p in (0, 0.25, 0.55))
    assert contact["ballN"].imag > contact["heelN"].imag + 0.03, "the heel comes down first"
    assert middle["ballN"].imag == pytest.approx(middle["heelN"].imag), "then the foot is flat"
    assert push["heelN"].imag > push["ballN"].imag + 0.04, "and the toes leave last"
    assert FIGURES["walk"].muscles == ()


def test_half_a_stride_on_the_legs_have_changed_places() -> None:
    solve = FIGURES["walk"].solve
    for p in (0, 0.1, 0.37):
        before, after = solve(p).joints, solve(p + 0.5).joints
        for joint in ("kn", "ank", "heel", "ball", "toe", "el", "wr"):
            assert before[f"{joint}N"] == pytest.approx(after[f"{joint}F"])


def test_the_arms_swing_against_the_legs() -> None:
    for p in (0, 0.5):
        joints = FIGURES["walk"].solve(p).joints
        legs = (joints["ankN"] - joints["ankF"]).real
        arms = (joints["wrN"] - joints["wrF"]).real
        assert legs * arms < 0


# What goes round, and what stands still


@pytest.mark.parametrize("name", ["ankle-circles", "walk"])
def test_the_second_still_of_what_goes_round_is_half_way(name: str) -> None:
    figure = FIGURES[name]
    assert (figure.cyclic, figure.far_end) == (True, 0.5)
    assert not is_pose(name)
    assert pair(name, "right").end
    assert far_still(name, "left") == still(name, 0.5, "left") != still(name, 0, "left")


@pytest.mark.parametrize("name", ["floor", "lie", "all-fours", "sit", "upright", "stand"])
def test_a_pose_between_exercises_stands_still_and_is_no_exercise(name: str) -> None:
    assert is_pose(name)
    assert (pair(name, "left").end, far_still(name, "left")) == ("", "")
    assert name not in FIGURES
    assert DRAWN[name].title and DRAWN[name].description


def test_one_who_sits_is_upright_with_flat_feet_and_hands_on_the_thighs() -> None:
    figure = DRAWN["sit"]
    pose = figure.solve(0)
    assert abs((pose.joints["sh"] - pose.joints["hip"]).real) < 0.02
    for side in ("N", "F"):
        assert pose.joints[f"ball{side}"].imag == pytest.approx(pose.joints[f"heel{side}"].imag)
        assert 80 < knee_bend(pose, side) < 100
        hand, thigh = pose.joints[f"fin{side}"], pose.joints[f"kn{side}"]
        assert 0.02 < hand.imag - thigh.imag < 0.06
