const PULSES = { swap: [200, 150, 200], "swap-roll": [200, 150, 200], finish: [800] };

/** Let the phone vibrate as a state begins: one pulse, two at a swap, a long one at the end. */
export function pulse(stateName) {
  navigator.vibrate?.(PULSES[stateName] ?? [200]);
}
