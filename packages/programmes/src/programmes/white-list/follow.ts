import { compare } from '@luoshi/reading';
import { asked, lamp, proposed } from '../../definition/effect.js';
import type { Effect } from '../../definition/effect.js';
import { englishInterval, intervalOf, printInterval } from '../../definition/figure.js';
import { money } from '../../definition/measure.js';
import { words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { undrawnOf } from '../../money/money-line.js';
import { loans, projects } from './project.js';
import { answered, board, drawnOf, lastOfBanks, pusherOf, roundsOf } from './round.js';

/** 应进快进、应贷尽贷、能早尽早: what stands still, said without inventing a number of days. */
export function followed(view: View): Effect[] {
  return view.rows(projects).flatMap((project): Effect[] => {
    const where = { register: 'projects', record: project.id };
    const effects: Effect[] = [];
    const name = project.name ?? project.number ?? project.id;
    const all = roundsOf(view, project.id);
    if (project.compliant === null)
      effects.push(
        asked('follow', where, {
          code: 'compliant',
          missing: words(`${name}是否合规`, `Whether ${name} is compliant`),
          ask: board,
          at: { kind: 'record', register: 'projects', record: project.id, field: 'compliant' },
        }),
      );
    if (project.compliant === true && all.length === 0)
      effects.push(
        proposed(
          'task',
          'follow',
          where,
          words(`${name}合规，还没有推送（应进快进）`, `${name} is compliant and was not pushed`),
          pusherOf(project),
        ),
      );
    for (const last of lastOfBanks(all)) {
      if (last.answer !== 'returned' || !answered(last, view.day)) continue;
      const repaired = last.repairedOn !== null && last.repairedOn <= view.day;
      // Pushed to whichever bank after the repair, it was pushed again.
      if (repaired && all.some(({ pushedOn }) => pushedOn! >= last.repairedOn!)) continue;
      const often = all.filter(({ bank }) => bank === last.bank).length;
      const bank = last.bank ?? '没有写明的银行';
      effects.push(
        repaired
          ? proposed(
              'task',
              'follow',
              where,
              words(`${name}已修复，还没有再推送`, `${name} is repaired and was not pushed again`),
              pusherOf(project),
            )
          : proposed(
              'task',
              'follow',
              where,
              words(
                `${name}向${bank}第${often}次推送被退回，待修复：${last.problem ?? '没有写明问题，请银行说明'}`,
                `${name} was returned by ${last.bank ?? 'a bank that is not named'} at push ${often}, to be repaired: ${last.problem ?? 'no problem is named; the bank is asked for it'}`,
              ),
              last.repairer,
            ),
      );
    }
    for (const loan of view.linked(loans, 'project', project.id)) {
      if (loan.grantedOn === null || loan.grantedOn > view.day || loan.granted === null) continue;
      const lacking = undrawnOf(intervalOf(loan.granted), drawnOf(view, loan));
      if (lacking.lower !== null && compare(lacking.lower, '0') > 0)
        effects.push(
          lamp(
            'follow',
            where,
            'yellow',
            words(
              `${loan.bank ?? '银行'}已审贷款还有${printInterval(lacking, money)}没有放（应贷尽贷）`,
              `${loan.bank ?? 'A bank'} granted ${englishInterval(lacking, money)} more than was drawn`,
            ),
            loan.bank,
          ),
        );
    }
    return effects;
  });
}
