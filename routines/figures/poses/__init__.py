"""The figures, one module each: anchors that stay, a driver that moves, and the rest solved."""

from collections.abc import Mapping
from types import MappingProxyType

from routines.figures.figure import Figure
from routines.figures.poses.foam_roll import ROLL
from routines.figures.poses.wall_stretch import WALL

FIGURES: Mapping[str, Figure] = MappingProxyType({figure.name: figure for figure in (ROLL, WALL)})
"""Every exercise figure by name."""
