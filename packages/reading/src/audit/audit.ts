import { blockOf } from '../outline/block.js';
import type { Block } from '../outline/outline.js';
import type { Trace } from '../text/trace.js';
import type { AuditInput, Check, Paper } from './check.js';
import { checks } from './checks.js';
import type { Finding } from './finding.js';
import { listRuns } from './list-run.js';
import { sentencesOf } from './sentence.js';
import { signsOf } from './signs.js';

export type { AuditInput } from './check.js';

/**
 * Runs every check on a paper: what a careful editor would mark, sorted by position. `inconsistent` is a proof on
 * intervals; what cannot be decided is `undetermined`, with the question to ask in its message. Steps are noted only
 * when a trace is passed. Linear in the length of the text.
 */
export function audit(input: AuditInput, trace?: Trace): Finding[] {
  const own = new Audit(input);
  for (const check of checks) own.run(check);
  return own.findings(trace);
}

/** `audit` check by check, so that many papers can be taken through one before the next. */
export class Audit {
  private readonly paper: Paper;
  private readonly found: Finding[] = [];

  constructor(input: AuditInput) {
    this.paper = paperOf(input);
  }

  /** Runs one of `checks`, which are run in their order. */
  run(check: Check): void {
    const found = check.run(this.paper);
    for (let i = 0; i < found.length; i++) this.found.push(found[i]!);
  }

  /** What the checks found, sorted by position. */
  findings(trace?: Trace): Finding[] {
    this.found.sort((a, b) => a.ranges[0]!.start - b.ranges[0]!.start || a.ranges[0]!.end - b.ranges[0]!.end);
    if (trace)
      for (const { rule, verdict, ranges, message } of this.found)
        trace.note(`核对:${rule}`, ranges[0]!, `${verdict} ${message}`);
    return this.found;
  }
}

function paperOf(input: AuditInput): Paper {
  const text = input.outline.flow.text;
  const blocks = input.outline.blocks.length > 0 ? input.outline.blocks : lineBlocks(text);
  const { pieces } = input.outline.flow;
  const signs = signsOf(text);
  // Named one by one: spreading the input costs more than a check.
  return {
    outline: input.outline,
    measures: input.measures,
    quantities: input.quantities,
    times: input.times,
    duties: input.duties,
    commitments: input.commitments,
    observations: input.observations,
    provisions: input.provisions,
    fundFlows: input.fundFlows,
    text,
    signs,
    blocks,
    rethreaded: pieces.some((piece, index) => index > 0 && piece.start < pieces[index - 1]!.end),
    sentences: sentencesOf(text, input.quantities, signs.ends),
    lists: listRuns(text, blocks, signs.items),
  };
}

/** Every line that is not blank as a paragraph, for a paper whose outline found no blocks. */
function lineBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  for (let start = 0; start < text.length;) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    if (end > start) blocks.push(blockOf('body', { start, end }, 0));
    start = end + 1;
  }
  return blocks;
}
