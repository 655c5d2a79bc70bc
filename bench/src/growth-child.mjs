// Reads one text of the given size in a process of its own; prints nanoseconds per character and memory as JSON.
// node --expose-gc growth-child.mjs BYTES
import { milliseconds, spread } from './measure.mjs';
import { wholeReading } from './ours.mjs';
import { bytesOf, longText, ordinaryPaper } from './texts.mjs';

const bytes = Number(process.argv[2]);
const paper = ordinaryPaper();
const text = longText(paper, bytes);
const warm = longText(paper, Math.min(bytes, 100_000));
milliseconds(() => wholeReading(warm), { warmUp: 1500, runs: 1, atLeast: 1 });

const runs = bytes >= 10_000_000 ? 3 : 5;
const repeats = Math.max(1, Math.round(2_000_000 / bytes));
const times = [];
for (let run = 0; run < runs; run++) {
  globalThis.gc?.();
  const from = performance.now();
  for (let i = 0; i < repeats; i++) wholeReading(text);
  times.push(((performance.now() - from) * 1e6) / repeats / text.length);
}
const peak = process.resourceUsage().maxRSS * 1024;
process.stdout.write(
  JSON.stringify({ bytes: bytesOf([text]), characters: text.length, nanoseconds: spread(times), peak }),
);
