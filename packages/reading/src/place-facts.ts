import type { Finding } from './audit/finding.js';
import type { Article, Measure } from './outline/outline.js';
import type { Commitment, Duty, FundFlow, Observation, Provision } from './readings/facts.js';
import type {
  PlacedArticle,
  PlacedCommitment,
  PlacedDuty,
  PlacedFinding,
  PlacedFundFlow,
  PlacedMeasure,
  PlacedObservation,
  PlacedProvision,
  PlacedQuantity,
  PlacedTime,
} from './reading.js';
import type { Quantity } from './recognise/quantity/quantity.js';
import type { Time } from './recognise/time/time.js';
import type { Flow, Place } from './text/flow.js';
import { placeIn } from './text/flow.js';
import type { Range, Span } from './text/span.js';
import { firstEndingAfter } from './text/span.js';

/** What was placed of a sorted list whose members do not overlap, found again by where they start. */
class Known<Found extends Range, Placed> {
  private found: readonly Found[] = [];
  private placed: Placed[] = [];

  all(found: readonly Found[], place: (one: Found) => Placed): Placed[] {
    this.found = found;
    this.placed = found.map(place);
    return this.placed;
  }

  get(one: Found): Placed | undefined {
    const at = firstEndingAfter(this.found, one.start);
    return this.found[at] === one ? this.placed[at] : undefined;
  }
}

/**
 * Leads facts back from the flow to the canonical text. The quantities and times of a reading are placed first and once: the
 * facts that come after share them.
 */
export class FactPlacer {
  private readonly knownQuantities = new Known<Quantity, PlacedQuantity>();
  private readonly knownTimes = new Known<Time, PlacedTime>();
  private readonly plain: boolean;

  constructor(private readonly flow: Flow) {
    this.plain = flow.text === flow.canonical;
  }

  private at(range: Range): Place {
    if (!this.plain) return placeIn(this.flow, range);
    return { span: this.span(range.start, range.end) };
  }

  // Takes offsets: a function that takes facts of all kinds would have to look up where each kind keeps them.
  private span(start: number, end: number): Span {
    return { start, end, text: this.flow.canonical.slice(start, end) };
  }

  /** Gives a fact that was placed by `span` its true place where the flow is not the canonical text. */
  private placed<Fact extends { span: Span; parts?: readonly Span[] }>(fact: Fact, range: Range): Fact {
    if (this.plain) return fact;
    const { span, parts } = placeIn(this.flow, range);
    fact.span = span;
    if (parts) fact.parts = parts;
    return fact;
  }

  quantities(all: readonly Quantity[]): PlacedQuantity[] {
    return this.knownQuantities.all(all, (q) => this.newQuantity(q));
  }

  times(all: readonly Time[]): PlacedTime[] {
    return this.knownTimes.all(all, (t) => this.newTime(t));
  }

  quantity(q: Quantity): PlacedQuantity {
    return this.knownQuantities.get(q) ?? this.newQuantity(q);
  }

  time(t: Time): PlacedTime {
    return this.knownTimes.get(t) ?? this.newTime(t);
  }

  private newQuantity(q: Quantity): PlacedQuantity {
    return this.placed<PlacedQuantity>(
      {
        span: this.span(q.start, q.end),
        kind: q.kind,
        value: q.value,
        unit: q.unit,
        qualifier: q.qualifier,
        lower: q.lower,
        upper: q.upper,
        lowerOpen: q.lowerOpen,
        upperOpen: q.upperOpen,
        per: q.per,
      },
      q,
    );
  }

  private newTime(t: Time): PlacedTime {
    return this.placed<PlacedTime>(
      {
        span: this.span(t.start, t.end),
        kind: t.kind,
        from: t.from,
        to: t.to,
        anchor: t.anchor,
        length: t.length,
        every: t.every,
        inferred: t.inferred,
      },
      t,
    );
  }

  measure(m: Measure): PlacedMeasure {
    return this.placed(
      { span: this.span(m.start, m.end), number: m.number, path: m.path, heading: m.heading, article: m.article },
      m,
    );
  }

  duty(d: Duty): PlacedDuty {
    return this.placed(
      { span: this.span(d.start, d.end), measure: d.measure, role: d.role, organisations: d.organisations },
      d,
    );
  }

  commitment(c: Commitment): PlacedCommitment {
    return this.placed(
      {
        span: this.span(c.start, c.end),
        measure: c.measure,
        article: c.article,
        subject: c.subject,
        relation: c.relation,
        quantity: c.quantity && this.quantity(c.quantity),
        due: c.due && this.time(c.due),
        modality: c.modality,
        every: c.every,
      },
      c,
    );
  }

  provision(p: Provision): PlacedProvision {
    return this.placed(
      {
        span: this.span(p.start, p.end),
        measure: p.measure,
        article: p.article,
        subject: p.subject,
        relation: p.relation,
        quantity: this.quantity(p.quantity),
        condition: p.condition,
      },
      p,
    );
  }

  observation(o: Observation): PlacedObservation {
    const { comparison } = o;
    return this.placed(
      {
        span: this.span(o.start, o.end),
        measure: o.measure,
        article: o.article,
        subject: o.subject,
        quantity: this.quantity(o.quantity),
        time: o.time && this.time(o.time),
        place: o.place,
        organisation: o.organisation,
        comparison: comparison && {
          kind: comparison.kind,
          text: comparison.text,
          quantity: comparison.quantity && this.quantity(comparison.quantity),
        },
      },
      o,
    );
  }

  fundFlow(f: FundFlow): PlacedFundFlow {
    return this.placed(
      {
        span: this.span(f.start, f.end),
        measure: f.measure,
        article: f.article,
        instrument: f.instrument,
        state: f.state,
        amount: this.quantity(f.amount),
        from: f.from,
        to: f.to,
        purpose: f.purpose,
        time: f.time && this.time(f.time),
      },
      f,
    );
  }

  article(a: Article): PlacedArticle {
    const { span, parts } = this.at(trimmed(this.flow.text, a));
    return {
      title: a.title,
      span,
      dateline: a.dateline && this.flow.text.slice(a.dateline.start, a.dateline.end),
      column: a.column,
      anchor: a.anchor !== null && a.anchorFrom !== null ? { day: a.anchor, from: a.anchorFrom } : null,
      parts: parts ?? [span],
    };
  }

  finding(f: Finding): PlacedFinding {
    const spans: Span[] = [];
    for (const range of f.ranges) {
      const { span, parts } = this.at(range);
      if (parts) spans.push(...parts);
      else spans.push(span);
    }
    return {
      span: spans[0] ?? { start: 0, end: 0, text: '' },
      rule: f.rule,
      verdict: f.verdict,
      spans,
      message: f.message,
      expected: f.expected,
      found: f.found,
    };
  }
}

/** A range without blank space at its ends; the range itself where it is all blank. */
function trimmed(text: string, { start, end }: Range): Range {
  let from = start;
  let to = end;
  while (from < to && text.charCodeAt(from) <= 0x20) from++;
  while (to > from && text.charCodeAt(to - 1) <= 0x20) to--;
  return from < to ? { start: from, end: to } : { start, end };
}
