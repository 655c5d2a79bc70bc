/** A stretch of two texts laid side by side. Joined, `same` and `dropped` give the old text, `same` and `added` the new. */
export interface Stretch {
  readonly kind: 'same' | 'dropped' | 'added';
  readonly text: string;
}

/** Beyond so many changed words the rest of the middle counts as rewritten: comparing on would take too long. */
const MOST_STEPS = 1500;
/** A common stretch this short between two changes is chance (的, 了): it reads better as part of the change. */
const LEAST_SAME = 2;

/**
 * What changed in the words from one text to another: a number or a Latin word is one word, any other character one of
 * its own. Shortest edit script (Myers 1986) between the common beginning and end.
 */
export function wordChanges(before: string, after: string): Stretch[] {
  const old = wordsOf(before);
  const now = wordsOf(after);
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  return joined([
    { kind: 'same', text: old.slice(0, start).join('') },
    ...middle(old.slice(start, old.length - end), now.slice(start, now.length - end)),
    { kind: 'same', text: old.slice(old.length - end).join('') },
  ]);
}

const wordsOf = (text: string): string[] => text.match(/[0-9０-９]+(?:[.．][0-9０-９]+)?|[A-Za-z]+|[^]/gu) ?? [];

function middle(old: readonly string[], now: readonly string[]): Stretch[] {
  const replaced: Stretch[] = [
    { kind: 'dropped', text: old.join('') },
    { kind: 'added', text: now.join('') },
  ];
  if (old.length === 0 || now.length === 0) return replaced;
  const most = Math.min(old.length + now.length, MOST_STEPS);
  // furthest[k + most]: how far in `old` the best path on diagonal k (old − now) has come
  const furthest = new Int32Array(2 * most + 2);
  const past: Int32Array[] = [];
  for (let steps = 0; steps <= most; steps++) {
    past.push(furthest.slice(most - steps, most + steps + 1));
    for (let k = -steps; k <= steps; k += 2) {
      const down = k === -steps || (k !== steps && furthest[most + k - 1]! < furthest[most + k + 1]!);
      let x = down ? furthest[most + k + 1]! : furthest[most + k - 1]! + 1;
      while (x < old.length && x - k < now.length && old[x] === now[x - k]) x++;
      furthest[most + k] = x;
      if (x >= old.length && x - k >= now.length) return traced(old, now, past, steps);
    }
  }
  return replaced;
}

/** Walks the path back; `past[d]` holds the diagonals −d…d as they were before step d. */
function traced(old: readonly string[], now: readonly string[], past: readonly Int32Array[], steps: number): Stretch[] {
  const back: Stretch[] = [];
  let x = old.length;
  let y = now.length;
  for (let d = steps; d > 0; d--) {
    const before = past[d]!;
    const at = (k: number) => (Math.abs(k) > d - 1 ? -1 : before[k + d]!);
    const k = x - y;
    const down = k === -d || (k !== d && at(k - 1) < at(k + 1));
    const fromK = down ? k + 1 : k - 1;
    const fromX = at(fromK);
    while (x > (down ? fromX : fromX + 1)) {
      back.push({ kind: 'same', text: old[--x]! });
      y--;
    }
    if (down) back.push({ kind: 'added', text: now[--y]! });
    else back.push({ kind: 'dropped', text: old[--x]! });
  }
  while (x > 0) back.push({ kind: 'same', text: old[--x]! });
  return back.reverse();
}

/** Joins neighbours of a kind, swallows chance matches, and puts what was dropped before what was added. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const list: Stretch[] = [];
  let dropped = '';
  let added = '';
  const flush = () => {
    if (dropped) list.push({ kind: 'dropped', text: dropped });
    if (added) list.push({ kind: 'added', text: added });
    dropped = added = '';
  };
  const runs = runsOf(stretches);
  runs.forEach(({ kind, text }, index) => {
    if (kind === 'dropped') dropped += text;
    else if (kind === 'added') added += text;
    else if (index > 0 && index < runs.length - 1 && text.length < LEAST_SAME) {
      dropped += text;
      added += text;
    } else {
      flush();
      list.push({ kind, text });
    }
  });
  flush();
  return list;
}

function runsOf(stretches: readonly Stretch[]): Stretch[] {
  const runs: Stretch[] = [];
  for (const one of stretches) {
    if (one.text === '') continue;
    const last = runs.at(-1);
    if (last?.kind === one.kind) runs[runs.length - 1] = { kind: one.kind, text: last.text + one.text };
    else runs.push(one);
  }
  return runs;
}
