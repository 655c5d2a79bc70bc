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
  const start = performance.now();
  do once();
  while (performance.now() - start < warmUp);
  const times = [];
  for (let run = 0; run < runs; run++) {
    const from = performance.now();
    let repeats = 0;
    do {
      once();
      repeats++;
    } while (performance.now() - from < atLeast);
    times.push((performance.now() - from) / repeats);
  }
  return spread(times);
}

/**
 * Times several things in turn, round by round, so that a machine that is slower for a while is so for all of them. Each of
 * `works` is `{ once, warmUp, atLeast }`, milliseconds as for `milliseconds`. Gives for each the milliseconds of every round.
 */
export function inTurn(works, rounds) {
  for (const { once, warmUp } of works) {
    const start = performance.now();
    do once();
    while (performance.now() - start < warmUp);
  }
  const times = works.map(() => []);
  for (let round = 0; round < rounds; round++)
    works.forEach(({ once, atLeast }, i) => {
      times[i].push(milliseconds(once, { warmUp: 0, runs: 1, atLeast }).median);
    });
  return times;
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
