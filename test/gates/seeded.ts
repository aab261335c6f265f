/** Random numbers from 0 to 1 that are the same at every run: mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** How many of so many trials hit; from hit to hit, so that rare ones are quick. */
export function hits(random: () => number, trials: number, share: number): number {
  if (share <= 0) return 0;
  let found = 0;
  for (let at = gap(random, share); at < trials; at += 1 + gap(random, share)) found++;
  return found;
}

function gap(random: () => number, share: number): number {
  return Math.floor(Math.log(1 - random()) / Math.log1p(-share));
}

/** Share of repetitions in which something happens. */
export function frequency(repetitions: number, happens: () => boolean): number {
  let count = 0;
  for (let i = 0; i < repetitions; i++) if (happens()) count++;
  return count / repetitions;
}
