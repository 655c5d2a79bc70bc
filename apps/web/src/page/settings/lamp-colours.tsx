import { Button } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { useDoing } from '../../api/list.js';
import { has, useSession } from '../../api/session.js';
import { Ask } from '../../form/ask.js';
import type { AskField } from '../../form/ask.js';
import { colourMeanings } from '../../lamp/colour-words.js';
import { COLOURS } from '../../lamp/lamp-counts.js';
import { Lamp } from '../../lamp/lamp.js';
import { Fault } from '../../shell/fault.js';
import { Sheet } from '../../shell/rows.js';
import { Waiting } from '../../shell/waiting.js';

/** 灯色: how an office calls the colours and what they mean there; in some places a red list is praise. */
export function LampColours() {
  const { t } = useTranslation();
  const who = useSession().data!;
  const client = useQueryClient();
  const doing = useDoing();
  const { data, error, refetch } = useQuery(colourMeanings);
  const [isAsking, setAsking] = useState(false);
  return (
    <section className="panel">
      <header>
        <h2>{t('setting.colours.title')}</h2>
        <span className="quiet">{t('setting.colours.what')}</span>
        {has(who, 'supervision', 'leader') && data ? (
          <Button style={{ marginInlineStart: 'auto' }} onClick={() => setAsking(true)}>
            {t('setting.colours.change')}
          </Button>
        ) : null}
      </header>
      {error ? <Fault fault={error} again={() => void refetch()} /> : null}
      {!data && !error ? <Waiting /> : null}
      {data ? (
        <Sheet
          label={t('setting.colours.title')}
          rows={COLOURS.map((colour) => ({ id: colour, ...data[colour] }))}
          columns={[
            { key: 'lamp', title: t('task.lamp'), look: 'fixed', width: 80, render: ({ id }) => <Lamp colour={id} /> },
            { key: 'name', title: t('setting.name'), look: 'fixed', width: 140, render: ({ name }) => name },
            { key: 'meaning', title: t('setting.colours.meaning'), render: ({ meaning }) => meaning },
          ]}
        />
      ) : null}
      {isAsking && data ? (
        <Ask
          title={t('setting.colours.change')}
          lead={t('setting.colours.changeWhat')}
          fields={COLOURS.flatMap((colour): AskField[] => [
            {
              name: `${colour}-name`,
              label: t('setting.colours.nameOf', { colour: t(`lamp.${colour}`) }),
              kind: 'line',
              most: 20,
              initial: data[colour].name,
            },
            {
              name: `${colour}-meaning`,
              label: t('setting.colours.meaningOf', { colour: t(`lamp.${colour}`) }),
              kind: 'line',
              optional: true,
              initial: data[colour].meaning,
            },
          ])}
          pending={doing.isPending}
          fault={doing.error}
          close={() => {
            doing.reset();
            setAsking(false);
          }}
          submit={(answers) =>
            doing.mutate(
              {
                path: 'lamp-colours',
                method: 'PUT',
                body: Object.fromEntries(
                  COLOURS.map((colour) => [
                    colour,
                    { name: answers[`${colour}-name`], meaning: answers[`${colour}-meaning`] ?? '' },
                  ]),
                ),
              },
              {
                onSuccess: () => {
                  void client.invalidateQueries({ queryKey: colourMeanings.queryKey });
                  setAsking(false);
                },
              },
            )
          }
        />
      ) : null}
    </section>
  );
}
