const WORST_FIRST = ["worse", "same", "unsure", "better"];

/** Makes one of two check-ins of a day: the signs of both, the larger pain and tightness, the worse
 * feel (0011). */
export function unite(before, now) {
  const both = (name) => [...(before[name] ?? []), ...(now[name] ?? [])];
  const rank = (feel) => WORST_FIRST.indexOf(feel);
  const fields = { ...before, ...now, signs: [...new Set(both("signs"))] };
  if (fields.signs.length) delete fields.none;
  else delete fields.signs;
  for (const name of ["pain", "tight"]) {
    if (both(name).length)
      fields[name] = both(name)
        .sort((a, b) => b - a)
        .slice(0, 1);
  }
  fields.feel = both("feel")
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, 1);
  return fields;
}
