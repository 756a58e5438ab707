"""What works in an exercise, drawn on the body: a muscle of the shank, or the sole of a foot."""

from collections.abc import Mapping

from routines.figures.outlines import Profile, Ring, on_foot, sides
from routines.figures.skeleton import Point

_CALF: Profile = (
    (0.055, 0.000, 0.024),
    (0.15, 0.008, 0.040),
    (0.30, 0.011, 0.0485),
    (0.46, 0.008, 0.045),
    (0.62, 0.000, 0.032),
    (0.80, -0.009, 0.0185),
)
_FIBRES: tuple[tuple[tuple[float, float], ...], ...] = (  # (t, offset to the back)
    ((0.15, 0.014), (0.30, 0.022), (0.46, 0.022), (0.60, 0.017)),
    ((0.19, 0.001), (0.32, 0.006), (0.46, 0.008), (0.56, 0.008)),
    ((0.20, 0.027), (0.30, 0.034), (0.42, 0.034), (0.50, 0.030)),
)
_BRACKET = (0.040, 0.058)  # how far its feet and its line are from the shank, to the front
_SOLE: tuple[complex, ...] = (  # of a flat foot, from its ankle: between heel and ball
    -0.036 - 0.034j,
    -0.022 - 0.0275j,
    0.018 - 0.0235j,
    0.054 - 0.0265j,
    0.075 - 0.0330j,
    0.067 - 0.0395j,
    0.020 - 0.0375j,
    -0.027 - 0.0395j,
)
_SHIN: Profile = (  # of the muscle in front, which lies before the line of the shank
    (0.08, 0.026, -0.012),
    (0.20, 0.036, -0.006),
    (0.35, 0.038, -0.004),
    (0.55, 0.031, -0.006),
    (0.80, 0.022, -0.012),
)


def working_muscle(joints: Mapping[str, Point], muscle: str) -> Ring:
    """What works, as a closed outline: calfN, calfF, shinN or soleN."""
    side = muscle[-1]
    if muscle.startswith("sole"):
        return on_foot(_SOLE, joints, side)
    profile = _SHIN if muscle.startswith("shin") else _CALF
    front, back = sides(profile, joints[f"kn{side}"], joints[f"ank{side}"])
    return front + back


def muscle_on(muscle: str) -> str:
    """The part of the body that takes a muscle along."""
    return ("foot" if muscle.startswith("sole") else "shank") + muscle[-1]


def calf_fibres(joints: Mapping[str, Point]) -> list[list[Point]]:
    """The three fibres of the near calf muscle as open lines."""
    knee, ankle = joints["knN"], joints["ankN"]
    shank = ankle - knee
    way = shank / abs(shank)
    return [[knee + t * shank - 1j * way * back for t, back in line] for line in _FIBRES]


def calf_bracket(joints: Mapping[str, Point], ends: tuple[float, float]) -> list[Point]:
    """A bracket along the near shin between two places of the shank, as fractions from the knee."""
    knee, ankle = joints["knN"], joints["ankN"]
    shank = ankle - knee
    aside = 1j * shank / abs(shank)
    near, far = (offset * aside for offset in _BRACKET)
    return [
        knee + t * shank + at
        for t, at in zip(sorted(ends * 2), (near, far, far, near), strict=True)
    ]
