import { CheckCircleFilled } from '@ant-design/icons';
import { Alert, Button, Modal } from 'antd';
import type { samples } from '@luoshi/server/contract';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { Link } from 'react-router';
import type { z } from 'zod';
import { useDoing, useOne } from '../../api/list.js';
import { Fault } from '../../shell/fault.js';
import { Waiting } from '../../shell/waiting.js';

export type Samples = z.output<typeof samples.samples>;
type Removed = z.output<typeof samples.sampleCounts>;
export type FirstSteps = Samples['steps'];
type Step = Exclude<keyof FirstSteps, 'samples'>;

/** The way from a paper to the notice that a red lamp leads to, and where each step is done. */
const STEPS: readonly { readonly key: Step; readonly to: (paperId: string | null) => string }[] = [
  { key: 'paper', to: () => '/papers' },
  { key: 'reviewed', to: (paperId) => (paperId === null ? '/papers' : `/papers/${paperId}`) },
  { key: 'started', to: (paperId) => (paperId === null ? '/papers' : `/papers/duties?paper=${paperId}`) },
  { key: 'red', to: () => '/ledger?lamp=red' },
  { key: 'drafted', to: () => '/supervision/notices' },
  { key: 'issued', to: () => '/supervision/notices' },
];

export const doneOf = ({ steps }: Samples): number => STEPS.filter(({ key }) => steps[key]).length;
export const stepCount = STEPS.length;

/** 样例: a first way through the product that ticks itself off by what is really there, and the removal of all samples. */
export function SamplesPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useOne<Samples>('samples');
  if (error) return <Fault fault={error} again={() => void refetch()} />;
  if (!data) return <Waiting />;
  const next = STEPS.find(({ key }) => !data.steps[key])?.key;
  return (
    <>
      <section className="panel">
        <header>
          <h2>{t('setting.samples.way')}</h2>
          <span className="quiet figures">{t('setting.samples.done', { done: doneOf(data), all: stepCount })}</span>
        </header>
        <p className="quiet" style={{ margin: '0 0 8px' }}>
          {t('setting.samples.wayWhat')}
        </p>
        <ol className="first-steps">
          {STEPS.map(({ key, to }, index) => {
            const done = data.steps[key];
            return (
              <li key={key} data-step={key} data-done={done} className={done ? 'done' : key === next ? 'next' : ''}>
                <span
                  className="tick"
                  role="img"
                  aria-label={t(done ? 'setting.samples.ticked' : 'setting.samples.open')}
                >
                  {done ? <CheckCircleFilled /> : index + 1}
                </span>
                <div>
                  <Link to={to(data.paperId)}>{t(`setting.samples.step.${key}`)}</Link>
                  <div className="quiet">{t(`setting.samples.how.${key}`)}</div>
                </div>
              </li>
            );
          })}
        </ol>
      </section>
      <Removal there={data} />
    </>
  );
}

function Removal({ there: { papers, tasks, records } }: { readonly there: Samples }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const removing = useDoing<Removed>();
  const nothing = papers + tasks + records === 0;
  return (
    <section className="panel">
      <h2>{t('setting.samples.remove')}</h2>
      {removing.data ? (
        <Alert type="success" showIcon title={t('setting.samples.removed', { ...removing.data })} />
      ) : (
        <>
          <p>{nothing ? t('setting.samples.nothing') : t('setting.samples.there', { papers, tasks, records })}</p>
          {nothing ? null : (
            <Button danger onClick={() => setAsking(true)}>
              {t('setting.samples.removeAll')}
            </Button>
          )}
        </>
      )}
      <Modal
        open={asking && !removing.data}
        title={t('setting.samples.removeAll')}
        okText={t('setting.samples.removeNow')}
        okButtonProps={{ danger: true }}
        cancelText={t('cancel')}
        confirmLoading={removing.isPending}
        onOk={() => removing.mutate({ path: 'samples/removal' })}
        onCancel={() => setAsking(false)}
      >
        <p>{t('setting.samples.removeWhat', { papers, tasks, records })}</p>
        <p>{t('setting.samples.stays')}</p>
        {removing.error ? <Fault fault={removing.error} /> : null}
      </Modal>
    </section>
  );
}
