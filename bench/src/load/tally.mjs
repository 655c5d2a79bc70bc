/** What was measured, each line beside its floor; `short` counts those that were not met. */
export class Tally {
  results = {};
  short = 0;

  /** A figure without a floor. */
  tell(name, value) {
    this.results[name] = value;
    process.stdout.write(`${name}: ${typeof value === 'object' ? JSON.stringify(value) : value}\n`);
  }

  /** Processor seconds of the work itself and of the database. */
  cpu(name, { own, database }) {
    const beside = database === null ? '' : `, of the database ${database.toFixed(1)} s`;
    this.tell(`${name}, processor`, `${own.toFixed(1)} s${beside}`);
  }

  /** A figure that must not be above its floor (or, with `least`, not below it). */
  floor(name, value, limit, unit, least = false) {
    const met = least ? value >= limit : value <= limit;
    if (!met) this.short += 1;
    this.results[name] = { value, limit, unit, met, least };
    const sign = least ? '≥' : '≤';
    process.stdout.write(`${name}: ${round(value)} ${unit} (${sign} ${limit} ${unit}) ${met ? 'met' : 'SHORT'}\n`);
  }

  /** What was asked, what was measured, and whether that is met: in 80 columns. */
  table() {
    const line = (name, asked, measured, met) =>
      `${name.slice(0, 46).padEnd(46)} ${asked.padStart(13)} ${measured.padStart(13)} ${met.padStart(4)}\n`;
    let text = `\n${line('', 'asked', 'measured', 'met')}`;
    for (const [name, result] of Object.entries(this.results)) {
      if (result?.limit === undefined) continue;
      const { value, limit, unit, met, least } = result;
      text += line(name, `${least ? '≥' : '≤'} ${limit} ${unit}`, `${round(value)} ${unit}`, met ? 'yes' : 'NO');
    }
    process.stdout.write(text);
  }

  /** The times of some requests, in milliseconds, against floors of their quantiles. */
  times(name, list, floors) {
    const sorted = [...list].sort((a, b) => a - b);
    this.tell(`${name}, requests`, sorted.length);
    for (const [quantile, limit] of Object.entries(floors)) {
      const at = sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * Number(quantile.slice(1))) / 100))];
      this.floor(`${name} ${quantile}`, at ?? Number.POSITIVE_INFINITY, limit, 'ms');
    }
  }
}

const round = (value) => (value >= 100 ? Math.round(value) : Math.round(value * 10) / 10);

export const secondsOf = async (work) => {
  const start = performance.now();
  const result = await work();
  return { seconds: (performance.now() - start) / 1000, result };
};
