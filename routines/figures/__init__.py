"""Exercise figures: poses solved by a two-bone solver and drawn as SVG (pure)."""

from routines.figures.checks import check
from routines.figures.drawing import still
from routines.figures.files import ENDS, file_name, files, frames_file
from routines.figures.motion import frames
from routines.figures.poses import DRAWN, FIGURES
from routines.figures.scenes import legs_back, seated, stage
from routines.figures.skeleton import FigureError

__all__ = [
    "DRAWN",
    "ENDS",
    "FIGURES",
    "FigureError",
    "check",
    "file_name",
    "files",
    "frames",
    "frames_file",
    "legs_back",
    "seated",
    "stage",
    "still",
]
