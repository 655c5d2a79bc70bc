import { Button } from 'antd';
import type { jurisdictions } from '@luoshi/server/contract';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import type { z } from 'zod';
import { useDoing, useOne } from '../../api/list.js';
import { today } from '../../api/time.js';
import { Ask } from '../../form/ask.js';
import type { AskField } from '../../form/ask.js';
import { Fault } from '../../shell/fault.js';
import { Sheet } from '../../shell/rows.js';
import { RegisterExchange } from './register-exchange.js';
import { Secret } from './secret.js';

type Tree = z.output<typeof jurisdictions.jurisdictionTree>;
type Office = Tree[number]['jurisdiction'];
type Made = z.output<typeof jurisdictions.jurisdictionMade>;

const LEVELS = ['nation', 'province', 'prefecture', 'county', 'township', 'park'] as const;
/** Pixels by which each level stands further in. */
const STEP = 24;

type Asking = { readonly of: 'new' } | { readonly of: 'change' | 'move' | 'close'; readonly office: Office };

/** 下级机构: the tree of offices below the own one, each with a ledger of its own. */
export function OfficesPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useOne<Tree>('jurisdictions');
  const doing = useDoing<Made | null>();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [made, setMade] = useState<{ readonly code: string; readonly login: string; readonly password: string } | null>(
    null,
  );
  const offices = data?.map(({ jurisdiction }) => jurisdiction) ?? [];
  const reopen = ({ id, version }: Office): void =>
    doing.mutate({ path: `jurisdictions/${id}/closing`, version, body: { on: null } });
  return (
    <section className="panel">
      <header>
        <h2>{t('setting.offices.title')}</h2>
        <span className="quiet">{t('setting.offices.what')}</span>
        <span className="row-of-acts" style={{ marginInlineStart: 'auto' }}>
          <RegisterExchange />
          <Button type="primary" onClick={() => setAsking({ of: 'new' })}>
            {t('setting.offices.new')}
          </Button>
        </span>
      </header>
      {error ? <Fault fault={error} again={() => void refetch()} /> : null}
      {doing.error && !asking ? <Fault fault={doing.error} /> : null}
      {data ? (
        <Sheet
          label={t('setting.offices.title')}
          rows={data.map(({ jurisdiction, depth }) => ({ ...jurisdiction, depth }))}
          columns={[
            {
              key: 'name',
              title: t('setting.name'),
              render: ({ name, depth }) => <span style={{ paddingInlineStart: depth * STEP }}>{name}</span>,
            },
            { key: 'code', title: t('setting.offices.code'), look: 'fixed', render: ({ code }) => code },
            {
              key: 'level',
              title: t('setting.offices.level'),
              look: 'fixed',
              render: ({ level }) => t(`setting.offices.levels.${level}`),
            },
            {
              key: 'closed',
              title: t('task.state'),
              look: 'fixed',
              render: ({ closedOn }) => (closedOn ? t('setting.offices.closed', { on: closedOn }) : ''),
            },
            {
              key: 'acts',
              title: t('setting.acts'),
              look: 'fixed',
              render: (office) => (
                <div className="row-of-acts">
                  <Button size="small" onClick={() => setAsking({ of: 'change', office })}>
                    {t('setting.offices.change')}
                  </Button>
                  {office.depth > 0 ? (
                    <>
                      <Button size="small" onClick={() => setAsking({ of: 'move', office })}>
                        {t('setting.offices.move')}
                      </Button>
                      {office.closedOn ? (
                        <Button size="small" onClick={() => reopen(office)}>
                          {t('setting.offices.reopen')}
                        </Button>
                      ) : (
                        <Button size="small" danger onClick={() => setAsking({ of: 'close', office })}>
                          {t('setting.offices.close')}
                        </Button>
                      )}
                    </>
                  ) : null}
                </div>
              ),
            },
          ]}
        />
      ) : null}
      {asking ? (
        <Asked
          asking={asking}
          offices={offices}
          doing={doing}
          close={() => {
            doing.reset();
            setAsking(null);
          }}
          done={(answer, code) => {
            setAsking(null);
            if (answer) setMade({ code, login: answer.login, password: answer.password });
          }}
        />
      ) : null}
      {made ? (
        <Secret
          title={t('setting.accounts.oneTime')}
          what={t('setting.offices.made', { code: made.code, login: made.login })}
          secret={made.password}
          close={() => setMade(null)}
        />
      ) : null}
    </section>
  );
}

function Asked({
  asking,
  offices,
  doing,
  close,
  done,
}: {
  readonly asking: Asking;
  readonly offices: readonly Office[];
  readonly doing: ReturnType<typeof useDoing<Made | null>>;
  readonly close: () => void;
  readonly done: (made: Made | null, code: string) => void;
}) {
  const { t } = useTranslation();
  const now = asking.of === 'new' ? null : asking.office;
  const choices = offices
    .filter(({ id }) => id !== now?.id)
    .map(({ id, name }) => ({ value: String(id), label: name }));
  const under: AskField = { name: 'under', label: t('setting.offices.under'), kind: 'select', choices };
  const said: readonly AskField[] = [
    { name: 'name', label: t('setting.name'), kind: 'line', initial: now?.name },
    { name: 'shortName', label: t('setting.units.short'), kind: 'line', most: 100, initial: now?.shortName },
    {
      name: 'level',
      label: t('setting.offices.level'),
      kind: 'select',
      initial: now?.level,
      choices: LEVELS.map((value) => ({ value, label: t(`setting.offices.levels.${value}`) })),
    },
    {
      name: 'divisionCode',
      label: t('setting.offices.division'),
      kind: 'line',
      most: 12,
      optional: true,
      initial: now?.divisionCode ?? undefined,
    },
  ];
  const code: AskField = {
    name: 'code',
    label: t('setting.offices.code'),
    kind: 'line',
    most: 60,
    extra: t('setting.offices.codeHint'),
  };
  const fields: Readonly<Record<Asking['of'], readonly AskField[]>> = {
    new: [code, ...said, { ...under, initial: String(offices[0]?.id ?? '') }],
    change: said,
    move: [under],
    close: [{ name: 'on', label: t('setting.offices.closedOn'), kind: 'day', initial: today() }],
  };
  return (
    <Ask
      title={t(`setting.offices.${asking.of}`)}
      fields={fields[asking.of]}
      pending={doing.isPending}
      fault={doing.error}
      close={close}
      submit={({ under: above, ...answers }) => {
        const place = above === undefined ? {} : { under: Number(above) };
        const body = { ...(asking.of === 'change' ? { divisionCode: null } : {}), ...answers, ...place };
        const path = now === null ? 'jurisdictions' : `jurisdictions/${now.id}`;
        const word = { new: '', change: '', move: '/moving', close: '/closing' }[asking.of];
        doing.mutate(
          {
            path: path + word,
            body,
            ...(asking.of === 'change' ? { method: 'PATCH' as const } : {}),
            ...(now ? { version: now.version } : {}),
          },
          { onSuccess: (made) => done(asking.of === 'new' ? made : null, String(answers['code'] ?? '')) },
        );
      }}
    />
  );
}
