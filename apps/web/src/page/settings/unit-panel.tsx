import { Button, Drawer } from 'antd';
import type { units } from '@luoshi/server/contract';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import type { z } from 'zod';
import { useOne } from '../../api/list.js';
import { has, useSession } from '../../api/session.js';
import { today } from '../../api/time.js';
import { useUnitName } from '../../api/units.js';
import { Ask } from '../../form/ask.js';
import type { Answers, AskField } from '../../form/ask.js';
import { Fault } from '../../shell/fault.js';
import { Waiting } from '../../shell/waiting.js';
import { HandOver } from './hand-over.js';
import { OwnHistory } from './own-history.js';
import { choicesOfUnit } from './unit-choices.js';
import { useUnitDoing } from './use-unit-doing.js';

type UnitWhole = z.output<typeof units.unitWhole>;

type Asking = 'correct' | 'rename' | 'name' | 'member' | 'succession' | 'same' | 'end' | { readonly endMember: string };

/** One unit: its names, its members, and what may be changed of them. */
export function UnitPanel({ id, close }: { readonly id: string | null; readonly close: () => void }) {
  const { t } = useTranslation();
  const { data: unit, error } = useOne<UnitWhole>(id === null ? null : `units/${id}`);
  const unitName = useUnitName();
  const doing = useUnitDoing();
  const who = useSession().data!;
  const mayHandOver = has(who, 'supervision');
  const { kinds, relations } = choicesOfUnit(t);
  const [asking, setAsking] = useState<Asking | null>(null);
  const valid = ({ from, until }: { readonly from: string | null; readonly until: string | null }): string =>
    from === null && until === null ? '' : `${from ?? ''} — ${until ?? ''}`;
  const forms: Readonly<
    Record<string, { fields: readonly AskField[]; send: (answers: Answers) => object; path: string }>
  > = {
    correct: {
      fields: [
        { name: 'kind', label: t('setting.units.kind'), kind: 'select', initial: unit?.kind, choices: kinds },
        {
          name: 'relation',
          label: t('setting.units.relation'),
          kind: 'select',
          initial: unit?.relation,
          choices: relations,
          extra: t('setting.units.relationHint'),
        },
        {
          name: 'league',
          label: t('setting.units.league'),
          kind: 'line',
          optional: true,
          most: 100,
          initial: unit?.league ?? undefined,
        },
        {
          name: 'code',
          label: t('setting.units.code'),
          kind: 'line',
          optional: true,
          most: 50,
          initial: unit?.code ?? undefined,
        },
        {
          name: 'officialOrder',
          label: t('setting.units.order'),
          kind: 'line',
          most: 7,
          initial: String(unit?.officialOrder ?? 0),
          extra: t('setting.units.orderHint'),
        },
      ],
      send: ({ league = null, code = null, officialOrder, ...rest }) => ({
        ...rest,
        league,
        code,
        // What is no number goes as it is, and is refused with its words.
        officialOrder: /^\d+$/.test(String(officialOrder)) ? Number(officialOrder) : officialOrder,
      }),
      path: '',
    },
    succession: {
      fields: [
        { name: 'successorId', label: t('setting.units.successor'), kind: 'unit' },
        {
          name: 'kind',
          label: t('setting.units.successionKind'),
          kind: 'choice',
          initial: 'merged',
          choices: ['merged', 'split', 'duties-moved'].map((value) => ({
            value,
            label: t(`setting.units.succession.${value}`),
          })),
        },
        { name: 'onDay', label: t('setting.units.onDay'), kind: 'day', initial: today() },
        {
          name: 'basis',
          label: t('setting.units.basis'),
          kind: 'line',
          optional: true,
          most: 500,
          extra: t('setting.units.basisHint'),
        },
      ],
      send: (answers) => answers,
      path: 'successors',
    },
    same: {
      fields: [{ name: 'goesId', label: t('setting.units.goes'), kind: 'unit', extra: t('setting.units.goesHint') }],
      send: (answers) => answers,
      path: 'merging',
    },
    rename: {
      fields: [
        { name: 'name', label: t('setting.units.newName'), kind: 'line' },
        { name: 'from', label: t('field.from'), kind: 'day', initial: today() },
      ],
      send: (answers) => answers,
      path: 'renaming',
    },
    name: {
      fields: [
        { name: 'name', label: t('setting.name'), kind: 'line' },
        {
          name: 'kind',
          label: t('setting.units.nameKind'),
          kind: 'choice',
          initial: 'alias',
          choices: ['short', 'alias', 'former'].map((value) => ({ value, label: t(`setting.nameKind.${value}`) })),
        },
      ],
      send: (answers) => answers,
      path: 'names',
    },
    member: {
      fields: [
        { name: 'unitId', label: t('setting.units.member'), kind: 'unit' },
        { name: 'from', label: t('field.from'), kind: 'day', optional: true },
      ],
      send: (answers) => answers,
      path: 'members',
    },
    end: {
      fields: [{ name: 'until', label: t('setting.units.until'), kind: 'day', initial: today() }],
      send: (answers) => answers,
      path: 'ending',
    },
  };
  const key = asking === null ? null : typeof asking === 'string' ? asking : 'end';
  const form = key === null ? null : forms[key]!;
  const path = typeof asking === 'object' && asking ? `members/${asking.endMember}/ending` : form?.path;
  return (
    <Drawer open={id !== null} onClose={close} size={520} title={unit?.name ?? ''}>
      {error ? <Fault fault={error} /> : null}
      {id !== null && !unit && !error ? <Waiting /> : null}
      {unit ? (
        <>
          <div className="row-of-acts">
            <Button onClick={() => setAsking('correct')}>{t('setting.units.correct')}</Button>
            <Button onClick={() => setAsking('rename')}>{t('setting.units.rename')}</Button>
            <Button onClick={() => setAsking('name')}>{t('setting.units.addName')}</Button>
            {unit.isGroup ? <Button onClick={() => setAsking('member')}>{t('setting.units.addMember')}</Button> : null}
            <Button onClick={() => setAsking('succession')}>{t('setting.units.addSuccessor')}</Button>
            <Button onClick={() => setAsking('same')}>{t('setting.units.same')}</Button>
            <Button danger onClick={() => setAsking('end')}>
              {t('setting.units.end')}
            </Button>
          </div>
          <h3>{t('setting.units.names')}</h3>
          <ul className="timeline">
            {unit.names.map((one) => (
              <li key={one.id}>
                {one.name}{' '}
                <span className="quiet">
                  {t(`setting.nameKind.${one.kind}`)}　{valid(one.valid)}
                </span>
                {one.kind === 'full' ? null : (
                  <Button
                    size="small"
                    type="text"
                    onClick={() => doing.mutate({ path: `units/${unit.id}/names/${one.id}`, method: 'DELETE' })}
                  >
                    {t('deed.remove')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {unit.isGroup ? (
            <>
              <h3>{t('setting.units.members')}</h3>
              {unit.members.length === 0 ? <p className="quiet">{t('setting.units.noMembers')}</p> : null}
              <ul className="timeline">
                {unit.members.map((member) => (
                  <li key={`${member.unitId} ${member.valid.from ?? ''}`}>
                    {unitName(member.unitId)} <span className="quiet figures">{valid(member.valid)}</span>
                    {member.valid.until === null ? (
                      <Button size="small" type="text" onClick={() => setAsking({ endMember: member.unitId })}>
                        {t('setting.units.endMember')}
                      </Button>
                    ) : null}
                  </li>
                ))}
              </ul>
            </>
          ) : null}
          {unit.successors.length > 0 ? (
            <>
              <h3>{t('setting.units.successors')}</h3>
              <ul className="timeline">
                {unit.successors.map(({ successorId, kind, onDay, basis }) => (
                  <li key={`${successorId} ${onDay}`}>
                    {unitName(successorId)}{' '}
                    <span className="quiet figures">
                      {t(`setting.units.succession.${kind}`)}　{onDay}　{basis ?? ''}
                    </span>
                    {mayHandOver ? <HandOver unitId={unit.id} successorId={successorId} /> : null}
                  </li>
                ))}
              </ul>
            </>
          ) : null}
          <OwnHistory key={unit.id} of="units" id={unit.id} />
          {doing.error && !asking ? <Fault fault={doing.error} /> : null}
        </>
      ) : null}
      {form && unit ? (
        <Ask
          title={t(`setting.units.ask.${typeof asking === 'string' ? asking : 'endMember'}`)}
          fields={form.fields}
          pending={doing.isPending}
          fault={doing.error}
          close={() => {
            doing.reset();
            setAsking(null);
          }}
          submit={(answers) =>
            doing.mutate(
              {
                path: `units/${unit.id}${path ? `/${path}` : ''}`,
                body: form.send(answers),
                ...(asking === 'correct' ? { method: 'PATCH' as const } : {}),
                ...(asking === 'end' || asking === 'correct' ? { version: unit.version } : {}),
              },
              { onSuccess: () => setAsking(null) },
            )
          }
        />
      ) : null}
    </Drawer>
  );
}
