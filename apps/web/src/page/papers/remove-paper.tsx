import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import type { papers } from '@luoshi/server/contract';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { z } from 'zod';
import { ask } from '../../api/client.js';
import { useOne } from '../../api/list.js';
import type { Paper } from '../../api/papers.js';
import { Facts } from '../../shell/facts.js';
import { Fault } from '../../shell/fault.js';
import { Waiting } from '../../shell/waiting.js';
import { useTranslation } from '../../words/index.js';
import '../../theme/details.css';

type Preview = z.output<typeof papers.removalPreview>;

/** How many tasks are named before the rest is counted. */
const NAMED = 8;

/**
 * 移除涉密文件: a paper that turns out to be classified, with all that was made of it. Two steps: what goes and what stays, then
 * the paper's number in one's own hand.
 */
export function RemovePaper({ paper, close }: { readonly paper: Paper; readonly close: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data, error } = useOne<Preview>(`papers/${paper.id}/removal`);
  const client = useQueryClient();
  const doing = useMutation({
    mutationFn: () =>
      ask<null>(`/api/papers/${paper.id}/removal`, {
        method: 'POST',
        version: paper.version,
        body: { because: 'classified' },
      }),
    onSuccess: async () => {
      // First away from the paper: its page would ask for what is gone. Then nothing of it stays in this browser either.
      await navigate('/papers');
      client.removeQueries({ type: 'inactive' });
      await client.invalidateQueries();
    },
  });
  const [isLast, setLast] = useState(false);
  const [typed, setTyped] = useState('');
  const asked = paper.documentNumber ?? t('removal.word');
  return (
    <Modal
      open
      width={640}
      title={`${t('removal.do')}${t('colon')}${paper.title}`}
      onCancel={close}
      footer={
        <>
          {isLast ? <Button onClick={() => setLast(false)}>{t('removal.back')}</Button> : null}
          <Button onClick={close}>{t('cancel')}</Button>
          {isLast ? (
            <Button
              danger
              type="primary"
              disabled={typed.trim() !== asked}
              loading={doing.isPending}
              onClick={() => doing.mutate()}
            >
              {t('removal.forGood')}
            </Button>
          ) : (
            <Button danger disabled={!data} onClick={() => setLast(true)}>
              {t('removal.next')}
            </Button>
          )}
        </>
      }
    >
      {error ? <Fault fault={error} /> : null}
      {!data && !error ? <Waiting /> : null}
      {data && !isLast ? <WhatGoes preview={data} /> : null}
      {isLast ? (
        <>
          <p className="notice-bad">{t('removal.noWayBack')}</p>
          <label htmlFor="removal-typed">{t('removal.type', { words: asked })}</label>
          <Input
            id="removal-typed"
            autoComplete="off"
            style={{ marginTop: 6 }}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        </>
      ) : null}
      {doing.error ? <Fault fault={doing.error} /> : null}
    </Modal>
  );
}

function WhatGoes({ preview }: { readonly preview: Preview }) {
  const { t } = useTranslation();
  const { tasks, notices, staying, ...counts } = preview;
  const many = (key: string, count: number): [string, string | null] => [
    t(`removal.of.${key}`),
    count > 0 ? t('removal.count', { count }) : null,
  ];
  const letters = (rows: Preview['notices']) =>
    rows.length === 0 ? null : (
      <ul className="timeline">
        {rows.map(({ number, title }, at) => (
          <li key={at}>{[number, title].filter(Boolean).join('　')}</li>
        ))}
      </ul>
    );
  return (
    <>
      <p style={{ marginTop: 0 }}>{t('removal.what')}</p>
      <h3>{t('removal.goes')}</h3>
      <Facts
        rows={[
          many('versions', counts.versions),
          many('measures', counts.measures),
          [
            t('removal.of.tasks'),
            tasks.length === 0 ? null : (
              <>
                {t('removal.count', { count: tasks.length })}
                <ul className="timeline">
                  {tasks.slice(0, NAMED).map(({ id, number, title }) => (
                    <li key={id}>
                      <span className="quiet figures">{number}</span>　{title}
                    </li>
                  ))}
                  {tasks.length > NAMED ? <li>{t('removal.more', { count: tasks.length - NAMED })}</li> : null}
                </ul>
              </>
            ),
          ],
          many('reports', counts.reports),
          many('verifications', counts.verifications),
          many('problems', counts.problems),
          [t('removal.of.notices'), letters(notices)],
          many('rounds', counts.rounds),
          many('cited', counts.cited),
          many('entries', counts.entries),
        ]}
      />
      <h3>{t('removal.stays')}</h3>
      <ul className="timeline">
        <li>{t('removal.staysEntry')}</li>
        <li>{t('removal.staysBackups')}</li>
        {counts.meetingItems > 0 ? <li>{t('removal.staysItems', { count: counts.meetingItems })}</li> : null}
        {staying.length > 0 ? (
          <li>
            {t('removal.staysLetters')}
            {letters(staying)}
          </li>
        ) : null}
      </ul>
    </>
  );
}
