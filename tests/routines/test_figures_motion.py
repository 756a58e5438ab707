"""The frames a page moves between."""

import json

import pytest

from routines.figures import FIGURES, FigureError, frames
from routines.figures.skeleton import LINKS

names = pytest.mark.parametrize("name", FIGURES)


@names
def test_there_are_nine_frames_of_whole_tenths(name: str) -> None:
    motion = frames(name)
    assert len(motion["frames"]) == len(motion["turn"]) == 9
    for frame in motion["frames"]:
        assert len(frame) == 2 * len(motion["joints"])
        assert all(isinstance(tenth, int) for tenth in frame)


@names
def test_frames_are_compact_json(name: str) -> None:
    assert len(json.dumps(frames(name), separators=(",", ":"))) < 2200


@names
def test_every_joint_of_the_body_is_there_once(name: str) -> None:
    motion = frames(name)
    listed = [*motion["fixed"], *motion["joints"]]
    assert len(listed) == len(set(listed))
    assert {joint for start, end, _length in LINKS for joint in (start, end)} <= set(listed)


@names
def test_first_and_last_frame_are_the_first_and_last_pose(name: str) -> None:
    figure, motion = FIGURES[name], frames(name)
    for frame, p in ((motion["frames"][0], 0), (motion["frames"][-1], 1)):
        at = motion["joints"].index("hip")
        hip = figure.view(figure.solve(p).joints["hip"])
        assert frame[2 * at : 2 * at + 2] == [round(hip.real * 10), round(hip.imag * 10)]


@names
def test_frames_use_the_picture_of_the_still(name: str) -> None:
    box = FIGURES[name].box
    assert frames(name)["box"] == [box.x, box.y, box.width, box.height]


def test_the_roller_moves_half_as_far_as_the_hip_and_turns() -> None:
    motion = frames("roll")
    roller, hip = (2 * motion["joints"].index(joint) for joint in ("roller", "hip"))
    first, last = motion["frames"][0], motion["frames"][-1]
    assert last[hip] - first[hip] == 400
    assert last[roller] - first[roller] == 200
    assert motion["turn"][0] == 0
    assert motion["turn"][-1] == 1273


def test_an_unknown_figure_has_no_frames() -> None:
    with pytest.raises(FigureError, match="no figure 'hop'"):
        frames("hop")
