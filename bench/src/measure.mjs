/** Sorted numbers' least, middle and greatest. */
export function spread(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  return { min: sorted[0], median, max: sorted[sorted.length - 1] };
}

/**
 * Times `once` after a warm-up. One run repeats it until `atLeast` milliseconds have passed, so that short work is not
 * lost in the clock's grain. Gives milliseconds for one `once`.
 */
export function milliseconds(once, { warmUp = 4000, runs = 5, atLeast = 200 } = {}) {
  warmedUp(once, warmUp);
  return spread(Array.from({ length: runs }, () => timed(once, atLeast)));
}

/** Milliseconds of one `once`, which is repeated until `atLeast` of them have passed. */
function timed(once, atLeast) {
  const from = performance.now();
  let repeats = 0;
  do {
    once();
    repeats++;
  } while (performance.now() - from < atLeast);
  return (performance.now() - from) / repeats;
}

/**
 * Times several things in turn, round by round, so that a machine that is slower for a while is so for all of them. Each of
 * `works` is `{ once, warm, warmUp, atLeast }`, milliseconds as for `milliseconds`; each warms up anew in every round, by
 * `warm` (else by `once`), for while the others ran the engine has dropped what it had compiled of it. Gives for each the
 * milliseconds of every round.
 */
export function inTurn(works, rounds) {
  const times = works.map(() => []);
  for (let round = 0; round < rounds; round++)
    works.forEach(({ once, warm = once, warmUp, atLeast }, i) => {
      warmedUp(warm, warmUp);
      times[i].push(timed(once, atLeast));
    });
  return times;
}

/** Does it at least once, and until so many milliseconds have passed. */
function warmedUp(once, milliseconds) {
  const start = performance.now();
  do once();
  while (performance.now() - start < milliseconds);
}

/** UTF-8 megabytes (10⁶ bytes) per second at which `reader` goes through the papers, one after another. */
export const speed = (reader, papers, bytes, options) =>
  speedTogether((all) => all.forEach((paper) => reader(paper)), papers, bytes, options);

/** The same of a `reader` that takes all papers at once. */
export function speedTogether(reader, papers, bytes, options) {
  const { min, median, max } = milliseconds(() => reader(papers), options);
  const rate = (ms) => bytes / 1e6 / (ms / 1e3);
  return { min: rate(max), median: rate(median), max: rate(min) };
}
