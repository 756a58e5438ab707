/**
 * Moves a figure that the server drew as a still through its solved frames, as told in
 * routines/figures/motion.py: points go straight from frame to frame, and each shape follows the
 * two joints of its mark ("hip-knN") or is redrawn from its own numbers ("40:132").
 */
export class MovingFigure {
  #places; // of each coordinate, in every frame
  #shapes;
  #phase;

  constructor(stageElement, { joints, frames }) {
    this.#places = frames.map((told) => {
      let [at, change] = [0, 0];
      return told.map((n, k) => (at += change = k > 1 ? change + n : n));
    });
    const svg = stageElement.querySelector("[data-phase]");
    this.#phase = Number(svg.dataset.phase);
    const still = this.#points(this.#phase);
    this.#shapes = [...svg.querySelectorAll("[data-limb]")].map((shape) => {
      const mark = shape.dataset.limb;
      const ends = mark.split("-").map((joint) => 2 * joints.indexOf(joint));
      const move = mark.includes(":")
        ? (points) => ["d", outline(points.slice(...mark.split(":")))]
        : (points) => ["transform", carry(still, points, ...ends)];
      return [shape, move];
    });
  }

  /** Show the movement at a phase: 0 is its start, 1 its far end, 1.03 in the sway of a hold. */
  draw(phase) {
    if (phase === this.#phase) return;
    this.#phase = phase;
    const points = this.#points(phase);
    for (const [shape, move] of this.#shapes) shape.setAttribute(...move(points));
  }

  #points(phase) {
    return this.#places.map((tenths) => {
      const at = phase * (tenths.length - 1);
      const n = Math.max(0, Math.min(Math.floor(at), tenths.length - 2));
      return (tenths[n] + (tenths[n + 1] - tenths[n]) * (at - n)) / 10;
    });
  }
}

/** The shift and turn of the line from a to b, from where it was to where it is. */
function carry(was, is, a, b) {
  const angle = (at) => (Math.atan2(at[b + 1] - at[a + 1], at[b] - at[a]) * 180) / Math.PI;
  const [x, y] = [was[a], was[a + 1]];
  return `translate(${is[a] - x} ${is[a + 1] - y})rotate(${angle(is) - angle(was)} ${x} ${y})`;
}

function outline([x, y, ...curves]) {
  return `M${x} ${y}C${curves}z`;
}
