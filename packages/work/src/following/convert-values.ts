import {
  appendEntry,
  changeReport,
  insertValues,
  listReports,
  newId,
  saveTargets,
  targetsOf,
  valuesOf,
  valuesThatCount,
} from '@luoshi/ledger';
import type { Indicator, Transaction } from '@luoshi/ledger';
import { dayAt } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { every } from '../desk/every.js';
import { conversionOf, conversionWords } from '../indicator/conversion.js';
import { withUnit } from '../indicator/figure.js';
import { convert } from '../task/measure.js';
import type { Conversion } from '../task/measure.js';
import { WorkRefusal } from '../refusal.js';

/** Reports of a task that are still written. */
const MOST = 5000;

/**
 * Tells the figures that were given of an indicator in the unit that it is going to have: beside each value a new one that names
 * it, with the words as they were said and how it was worked out; the old one stays as it was reported. The office’s targets
 * are told in it too, and plain numbers in reports that are still written get the unit that they were meant in.
 *
 * Refuses (`unit-of-measure-changed`) where figures were given and the units have no fixed relation.
 * @returns how; null where nobody gave a figure and the units have none
 */
export async function convertValues(
  transaction: Transaction,
  desk: Desk,
  { id, taskId, unit, name }: Indicator,
  to: string,
): Promise<Conversion | null> {
  const { jurisdiction, now, who } = desk;
  const values = valuesThatCount(await valuesOf(transaction, jurisdiction, [id]));
  const conversion = conversionOf(unit, to);
  if (!conversion) {
    if (values.length > 0) throw new WorkRefusal('unit-of-measure-changed', name);
    return null;
  }
  const words = conversionWords(conversion);
  await insertValues(
    transaction,
    jurisdiction,
    values.map((value) => ({
      ...value,
      ...convert(value, conversion),
      ...{ id: newId(), correctsId: value.id, said: withUnit(value.said, unit), reason: `按${words}换算` },
      ...{ converted: conversion, enteredAt: now, enteredBy: who.accountId },
    })),
  );
  const own = (await targetsOf(transaction, jurisdiction, [id])).filter(({ source }) => source === 'office');
  await saveTargets(
    transaction,
    jurisdiction,
    own.map((target) => ({ ...target, ...convert(target, conversion), said: withUnit(target.said, unit) })),
  );
  const writing = { taskId, states: ['drafted', 'submitted', 'checked', 'returned'] } as const;
  for (const report of await every(MOST, (page) => listReports(transaction, jurisdiction, writing, page))) {
    const figures = report.figures.map((figure) =>
      figure.indicatorId === id ? { ...figure, said: withUnit(figure.said, unit) } : figure,
    );
    if (figures.some(({ said }, index) => said !== report.figures[index]!.said))
      await changeReport(transaction, jurisdiction, report.id, report.version, { figures }, now);
  }
  if (values.length > 0)
    await appendEntry(transaction, jurisdiction, {
      at: now,
      day: dayAt(now),
      taskId,
      subjectKind: 'indicator',
      subjectId: id,
      action: 'convert-values',
      body: { text: words, conversion, values: values.length },
      reason: null,
      accountId: who.accountId,
    });
  return conversion;
}
