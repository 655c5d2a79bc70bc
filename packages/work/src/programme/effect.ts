import { createHash } from 'node:crypto';
import { findUnitsOf, noteTakenProposals, takenProposals, unitsById } from '@luoshi/ledger';
import type { Day, Id } from '@luoshi/ledger';
import { isStoredId } from '@luoshi/programmes';
import type { Effect, Question, Rule, View, Words } from '@luoshi/programmes';
import { dayAt } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { startWithin } from '../loop/start.js';
import type { Started, TaskDraft } from '../loop/start.js';
import { draftWithin } from '../notice/notice.js';
import { WorkRefusal } from '../refusal.js';
import { parameterList } from './setting.js';
import type { ShownSource } from './setting.js';
import type { Programmes } from './programmes.js';
import { seenAt } from './seen.js';

/** What a rule wants done, as it is shown: with the key by which a person takes it up. */
export interface ShownEffect {
  readonly key: string;
  readonly kind: Effect['kind'];
  readonly rule: string;
  readonly about: { readonly register: string; readonly record: Id; readonly title: string } | null;
  readonly colour: Effect['colour'];
  readonly words: Words;
  readonly to: string | null;
  readonly due: Day | null;
  readonly questions: readonly Question[];
  /** The task or the notice that was made of it; null where nobody took it up as such. */
  readonly taskId: Id | null;
  readonly noticeId: Id | null;
}

/**
 * What makes a proposal the same one tomorrow: its rule, whom and what it is about, when it is due, and its English words,
 * which carry periods but hardly any figures.
 */
const keyOf = ({ kind, rule, about, words, to, due }: Effect): string =>
  createHash('sha256')
    .update(JSON.stringify([kind, rule, about?.register ?? null, about?.record ?? null, to, due, words.english]))
    .digest('hex');

/** What a rule says on a view's day, worked out once for a view. */
const judged = (view: View, rule: Rule): readonly Effect[] => view.once(`rule ${rule.code}`, () => rule.judge(view));

/** What all rules want done on a day: lamps, questions, and proposals of tasks and notices. */
export async function effectList(
  desk: Desk,
  programmes: Programmes,
  code: string,
  day: Day | null,
): Promise<ShownEffect[]> {
  const { rules } = programmes.named(code);
  const { view, names } = await seenAt(
    desk,
    programmes,
    code,
    rules.flatMap(({ needs }) => needs.registers),
    day,
  );
  const taken = await takenProposals(desk.store.db, desk.jurisdiction, code);
  return rules
    .flatMap((rule) => judged(view, rule))
    .map((effect) => {
      const key = keyOf(effect);
      const { kind, rule, about, colour, words, to, due, questions } = effect;
      return {
        ...{ key, kind, rule, colour, words, to, due, questions },
        about: about && { ...about, title: names.fullTitleOf(about.register, about.record) },
        taskId: taken.get(key)?.taskId ?? null,
        noticeId: taken.get(key)?.noticeId ?? null,
      };
    });
}

/** A proposal that a person takes up, and which unit is to do it where the proposal names none that the ledger knows. */
export interface TakenUp {
  readonly key: string;
  readonly unit: Id | null;
}

/** What was made of proposals: tasks with their numbers, drafts of notices. */
export interface MadeOf {
  readonly started: readonly (Started & { readonly key: string })[];
  readonly drafted: readonly { readonly key: string; readonly id: Id }[];
}

/**
 * Makes what is proposed: a task, assigned where the one it is for is a unit of the ledger, else waiting for its duty; or
 * the draft of a notice, which a leader signs: a 督办函 to a unit under supervision, a 商请函 to any other. Refuses a
 * proposal that is no longer there (`proposal-gone`) and a notice to nobody that the ledger knows (`notice-to-nobody`).
 */
export async function takeUpEffects(
  desk: Desk,
  programmes: Programmes,
  code: string,
  wanted: readonly TakenUp[],
): Promise<MadeOf> {
  const programme = programmes.named(code);
  const open = new Map(
    (await effectList(desk, programmes, code, null))
      .filter(({ kind, taskId, noticeId }) => PROPOSALS.includes(kind) && taskId === null && noticeId === null)
      .map((proposal) => [proposal.key, proposal]),
  );
  const chosen = wanted.map(({ key, unit }) => {
    const proposal = open.get(key);
    if (!proposal) throw new WorkRefusal('proposal-gone');
    return { proposal, unit };
  });
  const { bases } = await parameterList(desk, programmes, code, null);
  const sourceOf = new Map(bases.map(({ rule, source }) => [rule, source]));
  const { store, jurisdiction, now, who } = desk;
  const today = dayAt(now);
  return store.db.transaction().execute(async (transaction) => {
    const names = chosen.flatMap(({ proposal: { to } }) => (to === null ? [] : [to]));
    const found = await findUnitsOf(transaction, jurisdiction, names, today);
    const ids = [...names.filter(isStoredId), ...chosen.flatMap(({ unit }) => unit ?? [])];
    const foundIds = [...found.values()].flatMap((all) => all.map(({ unitId }) => unitId));
    const byId = await unitsById(transaction, jurisdiction, [...new Set([...ids, ...foundIds])], today);
    const unitOf = (to: string | null): Id | null => {
      if (to === null) return null;
      if (byId.has(to)) return to;
      const units = (found.get(to) ?? []).filter(({ when }) => when === 'now');
      return units.length === 1 ? units[0]!.unitId : null;
    };
    const told = chosen.map(({ proposal, unit }) => {
      const rule = programme.rules.find((one) => one.code === proposal.rule)!;
      return {
        proposal,
        rule,
        unit: unit ?? unitOf(proposal.to),
        content: contentOf(programme.name, rule.name, proposal, sourceOf.get(proposal.rule) ?? null),
      };
    });
    const tasks = told.filter(({ proposal }) => proposal.kind === 'task');
    const started = await startWithin(
      transaction,
      desk,
      tasks.map(({ proposal, rule, unit, content }): TaskDraft => ({
        title: proposal.words.chinese.slice(0, 500),
        content,
        origin: { kind: 'hand', source: `${programme.name.chinese}：${rule.name.chinese}` },
        due: proposal.due === null ? null : { day: proposal.due, time: null },
        category: programme.name.chinese,
        establish: true,
        ...(unit === null ? {} : { duties: [{ unit, role: 'lead' }] }),
      })),
    );
    const drafted: { key: string; rule: string; id: Id }[] = [];
    for (const { proposal, rule, unit, content } of told.filter((one) => one.proposal.kind === 'notice')) {
      if (unit === null) throw new WorkRefusal('notice-to-nobody', proposal.to);
      const supervised = byId.get(unit)?.relation === 'supervised';
      const id = await draftWithin(transaction, desk, {
        kind: supervised ? 'supervision-letter' : 'request-letter',
        title: `关于${rule.name.chinese}的${supervised ? '督办函' : '商请函'}`,
        text: `${proposal.words.chinese}。\n${content}\n请研究办理，并${proposal.due === null ? '' : `于${proposal.due}前`}书面答复。`,
        taskIds: [],
        unitIds: [unit],
        talkLeader: null,
        talkOn: null,
        answerDue: proposal.due,
        proposedFor: { programme: code, rule: rule.code, key: proposal.key },
      });
      drafted.push({ key: proposal.key, rule: rule.code, id });
    }
    const taken = [
      ...started.map(({ id }, index) => ({
        key: tasks[index]!.proposal.key,
        rule: tasks[index]!.rule.code,
        ...({ taskId: id, noticeId: null } as const),
      })),
      ...drafted.map(({ key, rule, id }) => ({ key, rule, ...({ taskId: null, noticeId: id } as const) })),
    ];
    await noteTakenProposals(transaction, jurisdiction, code, taken, now, who.accountId);
    return {
      started: started.map((one, index) => ({ ...one, key: tasks[index]!.proposal.key })),
      drafted: drafted.map(({ key, id }) => ({ key, id })),
    };
  });
}

const PROPOSALS: readonly Effect['kind'][] = ['task', 'notice'];

/** What the task says beside its title: about what, on which basis, and what is still to be asked. */
function contentOf(programme: Words, rule: Words, proposal: ShownEffect, source: ShownSource | null): string {
  return [
    `来自${programme.chinese}“${rule.chinese}”`,
    ...(proposal.about?.title ? [`对象：${proposal.about.title}`] : []),
    ...(proposal.to === null ? [] : [`请办：${proposal.to}`]),
    ...(source === null ? [] : [`依据：${source.title}${source.sentence ? `“${source.sentence.quote}”` : ''}`]),
    ...proposal.questions.map(({ missing, ask }) => `待问${ask.chinese}：${missing.chinese}`),
  ].join('\n');
}
