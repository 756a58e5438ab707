export const PATIENCE_MS = 3000; // then a kept copy has to do
const LITTLE_PATIENCE_MS = 500; // where it took too long just now
const SLOW_FOR_MS = 10_000;
let lastSlow = 0; // when the network last took too long

/** An answer that comes soon and is no trouble of the server or of a proxy. */
export async function soon(answer) {
  const ms = Date.now() - lastSlow < SLOW_FOR_MS ? LITTLE_PATIENCE_MS : PATIENCE_MS;
  const response = await Promise.race([answer.catch(() => null), wait(ms)]);
  if (response === undefined) lastSlow = Date.now();
  return response?.status < 500 ? response : null;
}

export function wait(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
