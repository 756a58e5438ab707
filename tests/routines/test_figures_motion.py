"""The frames a page moves between, read back as the page reads them."""

import json
from itertools import accumulate

import brotli
import pytest

from routines.figures import FIGURES, FigureError, frames
from routines.figures.motion import Motion, marks
from routines.figures.paths import nodes

names = pytest.mark.parametrize("name", FIGURES)
OFF_GRID = (0.03, 0.19, 0.31, 0.44, 0.56, 0.69, 0.81, 0.97, 1.03)
ROUNDING = 0.08  # units; a tenth is half of it off in x and in y


def rows(motion: Motion) -> list[tuple[int, ...]]:
    """Every frame, with all changes added up."""

    def places(first: int, *changes: int) -> list[int]:
        return list(accumulate([first, *accumulate(changes)]))

    return list(zip(*(places(*told) for told in motion["frames"]), strict=True))


def points_at(motion: Motion, phase: float) -> dict[str, complex]:
    """Where the page has the joints at a phase, in picture units."""
    solved = rows(motion)
    at = phase * (len(solved) - 1)
    n = min(int(at), len(solved) - 2)
    row = [a + (b - a) * (at - n) for a, b in zip(solved[n], solved[n + 1], strict=True)]
    return {
        joint: complex(row[2 * k], row[2 * k + 1]) / 10 for k, joint in enumerate(motion["joints"])
    }


@names
def test_each_place_has_whole_tenths_for_every_frame(name: str) -> None:
    motion = frames(name)
    assert FIGURES[name].frames >= 9
    assert {len(told) for told in motion["frames"]} == {FIGURES[name].frames}
    assert all(isinstance(tenth, int) for told in motion["frames"] for tenth in told)


def test_the_frames_of_the_shipped_session_weigh_less_than_900_bytes() -> None:
    both = {name: frames(name) for name in ("roll", "wall")}
    assert len(brotli.compress(json.dumps(both, separators=(",", ":")).encode())) < 900


@names
def test_every_frame_is_a_solved_pose(name: str) -> None:
    figure, motion = FIGURES[name], frames(name)
    for row, pose in zip(rows(motion), figure.poses(), strict=True):
        places = [figure.view(pose.joints[joint]) for joint in motion["joints"]]
        for part in figure.bends:
            places += nodes(figure.view, figure.body.parts(pose)[part])
        assert row == tuple(round(10 * v) for place in places for v in (place.real, place.imag))


@names
@pytest.mark.parametrize("phase", OFF_GRID)
def test_between_frames_no_limb_changes_its_length_by_half_a_percent(
    name: str, phase: float
) -> None:
    figure, points = FIGURES[name], points_at(frames(name), phase)
    pose = figure.solve(0).joints
    for part, (start, end) in figure.body.ends.items():
        if part in figure.bends or not {start, end} <= points.keys():
            continue
        length = abs(pose[end] - pose[start]) * figure.view.height
        assert abs(abs(points[end] - points[start]) - length) < 0.005 * length + 2 * ROUNDING, part


@names
def test_every_part_that_moves_is_marked_and_no_other(name: str) -> None:
    figure = FIGURES[name]
    poses = figure.poses()
    for part, ends in figure.body.ends.items():
        moves = any(abs(pose.joints[j] - poses[0].joints[j]) > 1e-3 for pose in poses for j in ends)
        if part not in figure.bends:
            assert marks(name).get(part) == ("-".join(ends) if moves else None), part


def test_the_roller_moves_half_as_far_as_the_hip_and_turns_without_slipping() -> None:
    motion = frames("roll")
    solved, joints = rows(motion), motion["joints"]
    roller, rim, hip = (2 * joints.index(joint) for joint in ("roller", "rim", "hip"))
    first, last = solved[0], solved[-1]
    assert last[hip] - first[hip] == 466
    assert last[roller] - first[roller] == 233
    spoke = complex(last[rim] - last[roller], last[roller + 1] - last[rim + 1]) / 10
    assert abs(spoke) == pytest.approx(9, abs=ROUNDING)
    # A turn of 23.3 units over a radius of 9, clockwise from the top: 148 degrees.
    assert (spoke.real, spoke.imag) == pytest.approx((4.73, -7.66), abs=ROUNDING)


def test_an_unknown_figure_has_no_frames() -> None:
    with pytest.raises(FigureError, match="no figure 'hop'"):
        frames("hop")
