import {
  accountByLogin,
  descendantsOf,
  findUnitsOf,
  listPeople,
  membershipsOf,
  namesOf,
  unitById,
} from '@luoshi/ledger';
import type { Day, Id, Jurisdiction, Transaction, Unit } from '@luoshi/ledger';
import { officeLevelWords, roleWords, stepWords, unitKindWords, unitRelationWords } from '@luoshi/reports';
import type { RegisterSheet } from '@luoshi/reports';
import { enterAccount } from '../account/manage.js';
import { foldLogin } from '../account/sign-in.js';
import { dayAt } from '../desk/desk.js';
import type { Hand } from '../desk/record.js';
import { enterOffice, FIRST_LOGIN } from '../office/tree.js';
import { enterPerson } from '../person/register.js';
import { enterMember, enterUnit } from '../unit/register.js';
import { RowFault } from './row.js';
import type { RowCells } from './row.js';

/** What became of a row that is right: entered, or there already just so. */
export type Entered = 'created' | 'known';

/** Who enters, and how a new account comes by its password. */
export interface Entering {
  readonly hand: Hand;
  readonly isAdministrator: boolean;
  /** Makes a password that serves once, to be told when all is done; its hash. */
  readonly issue: (login: string) => Promise<string | null>;
}

type Enter = (transaction: Transaction, entering: Entering, cells: RowCells) => Promise<Entered>;

/** How a row of each sheet is entered; throws where it cannot be. */
export const enterRow: Readonly<Record<RegisterSheet, Enter>> = {
  offices: async (transaction, entering, cells) => {
    refuseOthers(entering);
    const { hand, issue } = entering;
    const form = {
      name: cells.required('name', 200),
      shortName: cells.required('short', 100),
      code: cells.matching('code', /^[a-z][a-z0-9-]{0,59}$/, '小写字母开头，只用小写字母、数字和 -'),
      level: cells.choice('level', officeLevelWords),
      divisionCode: cells.has('division') ? cells.matching('division', /^\d{6,12}$/, '6 到 12 位数字') : null,
      officialOrder: cells.whole('order'),
    };
    const below = (await descendantsOf(transaction, hand.jurisdiction)).map(({ jurisdiction }) => jurisdiction);
    const named = (code: string): Jurisdiction => {
      const found = below.find((one) => one.code === code);
      if (!found) throw new RowFault(`没有代码为“${code}”的下级机构`);
      return found;
    };
    const parent = cells.text('parent', 60);
    const parentId = parent === null ? hand.jurisdiction : named(parent.toLowerCase()).id;
    const before = below.find(({ code }) => code === form.code);
    if (!before) {
      await enterOffice(transaction, hand, { ...form, parentId }, await issue(FIRST_LOGIN));
      return 'created';
    }
    const differing = (
      [
        ['name', before.name === form.name],
        ['short', before.shortName === form.shortName],
        ['level', before.level === form.level],
        ['parent', before.parentId === parentId],
        ['division', before.divisionCode === form.divisionCode],
        ['order', before.officialOrder === form.officialOrder],
      ] as const
    ).flatMap(([key, equal]) => (equal || !cells.has(key) ? [] : [cells.headOf(key)]));
    if (differing.length > 0)
      throw new RowFault(`已有同一代码的机构，内容不同：${differing.join('；')}。请在“下级机构”页面修改`);
    return 'known';
  },

  units: async (transaction, { hand }, cells) => {
    const name = cells.required('name', 200);
    const short = cells.text('short', 200);
    const parent = cells.text('parent', 200);
    const from = cells.day('from');
    const form = {
      name,
      otherNames: [
        ...(short === null ? [] : [{ name: short, kind: 'short' as const }]),
        ...cells.list('aliases', 200).map((alias) => ({ name: alias, kind: 'alias' as const })),
      ],
      code: cells.text('code', 50),
      kind: cells.choice('kind', unitKindWords),
      relation: cells.choice('relation', unitRelationWords),
      isGroup: cells.yes('group'),
      parentId: parent === null ? null : await unitNamed(transaction, hand, parent, from),
      league: cells.text('league', 100),
      officialOrder: cells.whole('order'),
      from,
    };
    const before = await unitBearing(transaction, hand, name, from);
    if (!before) {
      await enterUnit(transaction, hand, form);
      return 'created';
    }
    const differing = await differences(transaction, hand, before, form, cells);
    if (differing.length > 0) throw new RowFault(`已有同名单位，内容不同：${differing.join('；')}。请在单位页面修改`);
    return 'known';
  },

  members: async (transaction, { hand }, cells) => {
    const [from, until] = [cells.day('from'), cells.day('until')];
    if (from !== null && until !== null && until <= from) throw new RowFault('截止日期应晚于起始日期');
    const groupId = await unitNamed(transaction, hand, cells.required('group', 200), from);
    const unitId = await unitNamed(transaction, hand, cells.required('unit', 200), from);
    const there = (await membershipsOf(transaction, hand.jurisdiction, groupId)).some(
      ({ unitId: member, valid }) => member === unitId && valid.from === from && valid.until === until,
    );
    if (there) return 'known';
    await enterMember(transaction, hand, groupId, unitId, { from, until });
    return 'created';
  },

  people: async (transaction, { hand }, cells) => {
    const name = cells.required('name', 100);
    const post = cells.text('post', 200);
    const unit = cells.text('unit', 200);
    const inOffice = { from: cells.day('from'), until: cells.day('until') };
    if (inOffice.from !== null && inOffice.until !== null && inOffice.until <= inOffice.from)
      throw new RowFault('离任日期应晚于任职日期');
    const unitId = unit === null ? null : await unitNamed(transaction, hand, unit, inOffice.from);
    const form = {
      name,
      post,
      unitId,
      isLeader: cells.yes('leader'),
      officialOrder: cells.whole('order'),
      inOffice,
    };
    const { rows } = await listPeople(transaction, hand.jurisdiction, { name }, { limit: 200, after: null });
    const same = rows.find((one) => one.name === name && one.unitId === unitId && one.post === post);
    if (!same) {
      await enterPerson(transaction, hand, form);
      return 'created';
    }
    const differing = (
      [
        ['leader', same.isLeader === form.isLeader],
        ['order', same.officialOrder === form.officialOrder],
        ['from', same.inOffice.from === inOffice.from],
        ['until', same.inOffice.until === inOffice.until],
      ] as const
    ).flatMap(([key, equal]) => (equal || !cells.has(key) ? [] : [cells.headOf(key)]));
    if (differing.length > 0)
      throw new RowFault(`已有同一单位、同一职务的同名人员，内容不同：${differing.join('；')}。请在人员页面修改`);
    return 'known';
  },

  accounts: async (transaction, entering, cells) => {
    refuseOthers(entering);
    const { hand, issue } = entering;
    const login = foldLogin(cells.required('login', 100));
    const name = cells.required('name', 100);
    const role = cells.choice('role', roleWords);
    const step = cells.has('step') ? cells.choice('step', stepWords) : null;
    const unit = cells.text('unit', 200);
    if ((role === 'liaison') !== (unit !== null))
      throw new RowFault(role === 'liaison' ? '单位：单位联络员须填单位' : '单位：只有单位联络员填单位');
    if (step !== null && role !== 'liaison') throw new RowFault('单位内步骤：只有单位联络员有单位内步骤');
    const unitId = unit === null ? null : await unitNamed(transaction, hand, unit, null);
    const before = await accountByLogin(transaction, hand.jurisdiction, login);
    if (!before) {
      const roles = [{ role, ...(unitId === null ? {} : { unitId }), ...(step === null ? {} : { step }) }];
      await enterAccount(transaction, hand, { login, name, roles }, await issue(login));
      return 'created';
    }
    const holds = before.roles.some((held) => held.role === role && held.unitId === unitId && held.step === step);
    if (!holds || before.name !== name) throw new RowFault('已有这个登录名，姓名或角色不同。请在“账号”页面修改');
    return 'known';
  },
};

function refuseOthers({ isAdministrator }: Entering): void {
  if (!isAdministrator) throw new RowFault('这一行只有系统管理员能导入');
}

/** The one unit that a name means on a day (today where none is given). */
async function unitNamed(transaction: Transaction, hand: Hand, name: string, day: Day | null): Promise<Id> {
  const found = (await findUnitsOf(transaction, hand.jurisdiction, [name], day ?? dayAt(hand.now))).get(name) ?? [];
  if (found.length === 0) throw new RowFault(`没有名为“${name}”的单位`);
  if (found.length > 1) throw new RowFault(`“${name}”不止指一个单位，请写全称`);
  return found[0]!.unitId;
}

/** The unit that bears a name as its full one on the day. */
async function unitBearing(transaction: Transaction, hand: Hand, name: string, day: Day | null): Promise<Unit | null> {
  const on = day ?? dayAt(hand.now);
  const found = (await findUnitsOf(transaction, hand.jurisdiction, [name], on)).get(name) ?? [];
  const bearing = found.find(({ when }) => when === 'now');
  const unit = bearing ? await unitById(transaction, hand.jurisdiction, bearing.unitId, on) : null;
  return unit?.name === name ? unit : null;
}

/** Which columns that were filled in say something else than the unit that is there. */
async function differences(
  transaction: Transaction,
  hand: Hand,
  unit: Unit,
  form: Pick<Unit, 'code' | 'kind' | 'relation' | 'isGroup' | 'parentId' | 'league' | 'officialOrder'> & {
    readonly otherNames: readonly { readonly name: string }[];
    readonly from: Day | null;
  },
  cells: RowCells,
): Promise<string[]> {
  const names = new Set((await namesOf(transaction, hand.jurisdiction, unit.id)).map(({ name }) => name));
  const borne = (key: string, all: readonly string[]) => [key, all.every((name) => names.has(name))] as const;
  return [
    borne('short', cells.has('short') ? form.otherNames.slice(0, 1).map(({ name }) => name) : []),
    borne('aliases', cells.list('aliases', 200)),
    ['kind', unit.kind === form.kind] as const,
    ['relation', unit.relation === form.relation] as const,
    ['group', unit.isGroup === form.isGroup] as const,
    ['parent', unit.parentId === form.parentId] as const,
    ['league', unit.league === form.league] as const,
    ['order', unit.officialOrder === form.officialOrder] as const,
    ['code', unit.code === form.code] as const,
    ['from', unit.existence.from === form.from] as const,
  ].flatMap(([key, equal]) => (equal || !cells.has(key) ? [] : [cells.headOf(key)]));
}
