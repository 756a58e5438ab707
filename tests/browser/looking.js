"use strict";

/** What the tests ask of a page as it stands (looking.py). Each answer is a list of faults. */
window.look = (() => {
  const SMALLEST = 48; // CSS pixels: look.md "Space, shape"
  const CONTROLS = "a[href], button, input, select, textarea, summary, audio[controls], [tabindex]";
  const ASIDE = ".cc-hidden, .cc-skip, .visually-hidden"; // out of sight on purpose
  const root = document.documentElement;
  const name = (one) => one.outerHTML.replace(/\s+/g, " ").slice(0, 110);
  const isSeen = (one) => one.checkVisibility({ visibilityProperty: true });

  function controls() {
    const all = [...document.querySelectorAll(CONTROLS)];
    return all.filter((one) => isSeen(one) && !one.disabled && !one.matches("[tabindex='-1']"));
  }

  function isInRunningText(one) {
    const words = (node) => node.textContent.replace(/\s/g, "");
    return getComputedStyle(one).display === "inline" && words(one) !== words(one.parentNode);
  }

  /** Where a press works: of a radio button or a tick box that is its label. */
  function target(one) {
    const label = one.matches("[type=radio], [type=checkbox]") && one.closest("label");
    return (label || one).getBoundingClientRect();
  }

  function targets() {
    const pressed = controls().filter((one) => !isInRunningText(one));
    const sizes = pressed.map((one) => [one, target(one)]);
    const small = sizes.filter(([, box]) => Math.min(box.width, box.height) < SMALLEST - 0.01);
    return small.map(([one, box]) => `${box.width} × ${box.height} target: ${name(one)}`);
  }

  function luminance(rgb) {
    const linear = rgb.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  }

  /** Red, green and blue from 0 to 1; null where it cannot be seen. */
  function rgb(colour) {
    const [r, g, b, alpha = 1] = colour.match(/[\d.]+/g).map(Number);
    return alpha < 1 ? null : [r / 255, g / 255, b / 255];
  }

  function contrast(one, other) {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  }

  function ground(one) {
    for (let at = one; at; at = at.parentElement) {
      const found = rgb(getComputedStyle(at).backgroundColor);
      if (found) return found;
    }
    return [1, 1, 1];
  }

  /** Its bands of colour as [colour, width, furthest edge from the box]; inside that is below 0. */
  function bands(one) {
    const style = getComputedStyle(one);
    const [width, offset] = [parseFloat(style.outlineWidth), parseFloat(style.outlineOffset)];
    const outline =
      style.outlineStyle !== "none" ? [[style.outlineColor, width, offset + width]] : [];
    const shadow = /^(rgb[^)]*\)) 0px 0px 0px ([\d.]+)px( inset)?$/.exec(style.boxShadow);
    if (!shadow) return outline;
    return [...outline, [shadow[1], Number(shadow[2]), shadow[3] ? 0 : Number(shadow[2])]];
  }

  function isCutOff(one, edge) {
    const box = one.getBoundingClientRect();
    for (let at = one.parentElement; at && at !== document.body; at = at.parentElement) {
      if (getComputedStyle(at).overflowX === "visible") continue;
      const room = at.getBoundingClientRect();
      if (box.left - edge < room.left - 1 || box.right + edge > room.right + 1) return true;
      if (box.top - edge < room.top - 1 || box.bottom + edge > room.bottom + 1) return true;
    }
    return false;
  }

  /** A see-through control shows its focus on what lies under it. */
  const shown = (one) =>
    getComputedStyle(one).opacity === "0"
      ? (one.closest(".cc-key") ?? one.nextElementSibling)
      : one;

  /** Whether words still can be read on the ground that the focus gives them. */
  function isReadable(one, before) {
    const [place, after] = [shown(one), ground(shown(one))];
    return (
      contrast(after, before) < 1.1 || contrast(rgb(getComputedStyle(place).color), after) >= 4.5
    );
  }

  /** Whether the focus can be seen: a band of 2 pixels or a new ground, at 3 to 1 (WCAG 2.4.13). */
  function isMarked(one, before) {
    const place = shown(one);
    if (contrast(ground(place), before) >= 3) return true;
    return bands(place).some(([colour, width, edge]) => {
      const under = edge > 0 ? ground(place.parentElement) : before;
      return width >= 2 && contrast(rgb(colour), under) >= 3 && !isCutOff(place, edge);
    });
  }

  /** What is wrong with how the control with the focus looks. */
  function dimmed(one, before) {
    const found = isMarked(one, before) ? [] : [`focus not to be seen: ${name(one)}`];
    return isReadable(one, before) ? found : [...found, `focus hides the words: ${name(one)}`];
  }

  function isCovered(one) {
    const box = one.getClientRects()[0];
    const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return !(one.contains(hit) || [...(one.labels ?? [])].some((label) => label.contains(hit)));
  }

  function isInView(one) {
    const box = one.getBoundingClientRect();
    const fits = box.top >= -0.5 && box.bottom <= innerHeight + 0.5;
    return fits && box.left >= -0.5 && box.right <= innerWidth + 0.5;
  }

  let stops = new Map(); // each element that takes the focus, and the ground of it without
  let reached = new Set();
  let faults = [];

  /** Of a group of radio buttons only one is a stop: the chosen one, or the first. */
  function isStop(one, _at, all) {
    if (one.type !== "radio") return true;
    const group = all.filter((other) => other.type === "radio" && other.name === one.name);
    return one === (group.find((other) => other.checked) ?? group[0]);
  }

  /** Stand at the beginning of the page; how often Tab is to be pressed to reach everything. */
  function setOut() {
    stops = new Map(
      controls()
        .filter(isStop)
        .map((one) => [one, ground(shown(one))]),
    );
    [reached, faults] = [new Set(), []];
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
    addEventListener("keyup", arrive);
    const dates = [...stops.keys()].filter(({ type }) => type === "date");
    return stops.size + 3 * dates.length; // day, month, year and the calendar are a stop each
  }

  function arrive() {
    const one = document.activeElement;
    reached.add(one);
    if (!stops.has(one)) return faults.push(`Tab leads to ${name(one)}`);
    if (!isInView(one)) faults.push(`out of view: ${name(one)}`);
    else if (isCovered(one)) faults.push(`covered: ${name(one)}`);
    faults.push(...dimmed(one, stops.get(one)));
  }

  function walked() {
    removeEventListener("keyup", arrive);
    for (const one of stops.keys()) if (!reached.has(one)) faults.push(`not reached: ${name(one)}`);
    return faults;
  }

  /** The same looks in other colours. The focus shows, as the last press was on the keyboard. */
  function marks() {
    document.activeElement.blur();
    const grounds = [...stops.keys()].map((one) => [one, ground(shown(one))]);
    const found = grounds.flatMap(([one, before]) => {
      one.focus({ preventScroll: true });
      return isSeen(one) ? dimmed(one, before) : [];
    });
    document.activeElement.blur();
    scrollTo(0, 0);
    return found;
  }

  /** What cuts words off, or the words themselves where they lie beside the screen. */
  function cutters(one, box) {
    const around = [];
    for (let at = one; at !== document.body; at = at.parentElement) around.push(at);
    const does = (at, side, how) => how.test(getComputedStyle(at)[`overflow${side}`]);
    if (around.some((at) => does(at, "X", /auto|scroll/))) return [];
    const clips = /hidden|clip/;
    const wide = around.filter((at) => does(at, "X", clips) && at.scrollWidth > at.clientWidth + 1);
    const high = around.filter(
      (at) => does(at, "Y", clips) && at.scrollHeight > at.clientHeight + 1,
    );
    return box.left < -1 || box.right > innerWidth + 1
      ? [one, ...wide, ...high]
      : [...wide, ...high];
  }

  /** Words that are cut off, at most five of them, and a page that is wider than the screen. */
  function spills() {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) {
      const { data, parentElement: one } = texts.currentNode;
      if (!data.trim() || one.closest(ASIDE)) continue;
      const words = document.createRange();
      words.selectNodeContents(texts.currentNode);
      const box = words.getBoundingClientRect();
      if (box.width) found.push(...cutters(one, box));
    }
    const names = [...new Set(found)].slice(0, 5).map((one) => `cut off: ${name(one)}`);
    return root.scrollWidth > innerWidth ? ["sideways scroll", ...names] : names;
  }

  /** Text of that many per cent, in that direction. */
  function turn(direction, percent) {
    root.dir = direction;
    root.style.fontSize = percent === 100 ? "" : `${percent}%`;
  }

  /** Until colours that move to their new value have come there. */
  const settled = () =>
    Promise.allSettled(document.getAnimations().map(({ finished }) => finished));

  async function rules(options) {
    const { violations } = await axe.run({
      resultTypes: ["violations"],
      iframes: false,
      ...options,
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html }) => `${id}: ${html.slice(0, 110)}`),
    );
  }

  return { targets, setOut, walked, marks, spills, turn, settled, rules };
})();
