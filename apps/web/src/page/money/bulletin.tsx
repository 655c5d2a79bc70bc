import type { payments } from '@luoshi/server/contract';
import { useTranslation } from '../../words/index.js';
import type { z } from 'zod';
import { Empty, Sheet } from '../../shell/rows.js';
import type { FrozenKind } from '../frozen/frozen-page.js';
import { inWan, rateWords } from './amount.js';

type Model = z.input<typeof payments.bulletinModel>;
/** 旬通报: which requests of ten days were paid, by whom, and how far each project is. */
export const BULLETIN: FrozenKind<Model> = {
  subject: 'payment-bulletins',
  path: '/money/bulletins',
  title: 'money.bulletins',
  content: Content,
};

function Content({ model: { requests, payers, projects, corrections } }: { readonly model: Model }) {
  const { t } = useTranslation();
  const wan = (title: string): string => t('money.inWan', { title });
  return (
    <>
      <section className="panel">
        <h2>{t('money.requests')}</h2>
        {requests.length === 0 ? (
          <Empty what={t('money.nothing')} small />
        ) : (
          <Sheet
            label={t('money.requests')}
            rows={requests}
            columns={[
              {
                key: 'project',
                title: t('money.name'),
                render: ({ project, batch }) => (
                  <>
                    {project}
                    <div className="quiet">{batch}</div>
                  </>
                ),
              },
              { key: 'unit', title: t('money.unit'), render: ({ unit }) => unit },
              { key: 'payer', title: t('money.payer'), render: ({ payer }) => payer },
              {
                key: 'asked',
                title: t('money.requestedOn'),
                look: 'fixed',
                render: ({ requestedOn, earlier }) => (
                  <>
                    {requestedOn}
                    {earlier ? <div className="quiet">{t('money.earlier')}</div> : null}
                  </>
                ),
              },
              {
                key: 'amount',
                title: wan(t('money.requested')),
                look: 'number',
                render: ({ amount }) => inWan(amount),
              },
              { key: 'paid', title: wan(t('money.paid')), look: 'number', render: ({ paid }) => inWan(paid) },
              { key: 'on', title: t('money.paidOn'), look: 'fixed', render: ({ paidOn }) => paidOn ?? '' },
              {
                key: 'standing',
                title: t('task.state'),
                look: 'fixed',
                render: ({ standing, days }) => (
                  <span className={standing === 'same-day' ? '' : 'pressing'}>
                    {t(`money.standing.${standing}`, { count: days })}
                  </span>
                ),
              },
            ]}
          />
        )}
      </section>
      {payers.length > 0 ? (
        <section className="panel">
          <h2>{t('money.payers')}</h2>
          <Sheet
            label={t('money.payers')}
            rows={payers}
            columns={[
              { key: 'payer', title: t('money.payer'), render: ({ payer }) => payer },
              {
                key: 'same',
                title: t('money.sameDay'),
                look: 'number',
                render: ({ sameDay, requests: all }) => `${sameDay} / ${all}`,
              },
              {
                key: 'requested',
                title: wan(t('money.requested')),
                look: 'number',
                render: ({ requested }) => inWan(requested),
              },
              {
                key: 'paid',
                title: wan(t('money.sameDay')),
                look: 'number',
                render: ({ paidSameDay }) => inWan(paidSameDay),
              },
              {
                key: 'rate',
                title: t('money.sameDayRate'),
                look: 'number',
                render: ({ sameDayRate }) => rateWords(sameDayRate),
              },
            ]}
          />
        </section>
      ) : null}
      {projects.length > 0 ? (
        <section className="panel">
          <h2>{t('money.byProject')}</h2>
          <Sheet
            label={t('money.byProject')}
            rows={projects}
            columns={[
              {
                key: 'project',
                title: t('money.name'),
                render: ({ project, unit, overspent }) => (
                  <>
                    {project}
                    <div className="quiet">{unit}</div>
                    {overspent ? <div className="pressing">{t('money.overspent')}</div> : null}
                  </>
                ),
              },
              {
                key: 'allotted',
                title: wan(t('money.allotted')),
                look: 'number',
                render: ({ allotted }) => inWan(allotted),
              },
              {
                key: 'now',
                title: wan(t('money.paidNow')),
                look: 'number',
                render: ({ paidInPeriod }) => inWan(paidInPeriod),
              },
              { key: 'paid', title: wan(t('money.paid')), look: 'number', render: ({ paid }) => inWan(paid) },
              {
                key: 'paid-rate',
                title: t('money.paidRate'),
                look: 'number',
                render: ({ paidRate }) => rateWords(paidRate),
              },
              { key: 'spent', title: wan(t('money.spent')), look: 'number', render: ({ spent }) => inWan(spent) },
              {
                key: 'spent-rate',
                title: t('money.spentRate'),
                look: 'number',
                render: ({ spentRate }) => rateWords(spentRate),
              },
            ]}
          />
        </section>
      ) : null}
      {corrections.length > 0 ? (
        <section className="panel">
          <h2>{t('money.corrections')}</h2>
          <Sheet
            label={t('money.corrections')}
            rows={corrections}
            columns={[
              { key: 'on', title: t('money.on'), look: 'fixed', render: ({ on }) => on },
              { key: 'project', title: t('money.name'), render: ({ project }) => project },
              { key: 'kind', title: t('money.sort'), look: 'fixed', render: ({ kind }) => t(`money.kind.${kind}`) },
              {
                key: 'amount',
                title: wan(t('money.amount')),
                look: 'number',
                render: ({ amount, before }) => (
                  <>
                    {amount === null ? t('money.taken') : inWan(amount)}
                    {before === null ? null : (
                      <div className="quiet">{t('money.before', { amount: inWan(before) })}</div>
                    )}
                  </>
                ),
              },
              { key: 'reason', title: t('field.reason'), render: ({ reason }) => reason ?? '' },
            ]}
          />
        </section>
      ) : null}
    </>
  );
}
