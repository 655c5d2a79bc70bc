import { Button, Modal } from 'antd';
import type { webhooks } from '@luoshi/server/contract';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import type { z } from 'zod';
import { useDoing, useList, useOne } from '../../api/list.js';
import { momentOf } from '../../api/time.js';
import { Ask } from '../../form/ask.js';
import { Fault } from '../../shell/fault.js';
import { Empty, Rows, Sheet } from '../../shell/rows.js';
import { Secret } from './secret.js';

type Webhook = z.input<typeof webhooks.webhook>;
type Fate = z.input<typeof webhooks.deliveryPage>['rows'][number];
type Event = z.input<typeof webhooks.newWebhook>['events'][number];

const EVENTS: Readonly<Record<Event, true>> = {
  ...{ task: true, lamp: true, report: true, problem: true, verification: true },
  ...{ objection: true, instruction: true, meeting: true, notice: true, paper: true },
};

/** 消息推送: other systems that are told of changes, and what became of each message. */
export function WebhooksPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useOne<z.input<typeof webhooks.webhooks>>('webhooks');
  const doing = useDoing<{ readonly secret: string }>();
  const [isAsking, setAsking] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const [shown, setShown] = useState<Webhook | null>(null);
  const [goingOff, setGoingOff] = useState<Webhook | null>(null);
  const switchTo = (id: string, state: Webhook['state']): void =>
    doing.mutate(
      { path: `webhooks/${id}/state`, method: 'PUT', body: { state } },
      { onSuccess: () => setGoingOff(null) },
    );
  return (
    <>
      <section className="panel">
        <header>
          <h2>{t('setting.webhooks.title')}</h2>
          <span className="quiet">{t('setting.webhooks.what')}</span>
          <Button type="primary" style={{ marginInlineStart: 'auto' }} onClick={() => setAsking(true)}>
            {t('setting.webhooks.new')}
          </Button>
        </header>
        {error ? <Fault fault={error} again={() => void refetch()} /> : null}
        {data?.rows.length === 0 ? (
          <Empty what={t('setting.webhooks.none')} hint={t('setting.webhooks.noneDo')} />
        ) : null}
        {data && data.rows.length > 0 ? (
          <Sheet<Webhook>
            rows={data.rows}
            label={t('setting.webhooks.title')}
            columns={[
              { key: 'name', title: t('setting.webhooks.name'), render: ({ name }) => name },
              {
                key: 'address',
                title: t('setting.webhooks.address'),
                render: ({ address }) => <span style={{ overflowWrap: 'anywhere' }}>{address}</span>,
              },
              {
                key: 'events',
                title: t('setting.webhooks.events'),
                render: ({ events }) => events.map((event) => t(`setting.webhooks.event.${event}`)).join(t('listed')),
              },
              {
                key: 'delivered',
                title: t('setting.webhooks.deliveredAt'),
                look: 'fixed',
                render: ({ deliveredAt }) => (deliveredAt ? momentOf(deliveredAt) : t('setting.never')),
              },
              {
                key: 'fate',
                title: t('setting.webhooks.fate'),
                look: 'fixed',
                render: ({ state, waiting, failed }) => (
                  <>
                    {state === 'off' ? <span className="chip">{t('setting.webhooks.isOff')}</span> : null}
                    {waiting > 0 ? (
                      <span className="chip">{t('setting.webhooks.waiting', { count: waiting })}</span>
                    ) : null}
                    {failed > 0 ? (
                      <span className="chip late">{t('setting.webhooks.failed', { count: failed })}</span>
                    ) : null}
                  </>
                ),
              },
              {
                key: 'acts',
                title: t('setting.acts'),
                look: 'fixed',
                render: (webhook) => (
                  <div className="row-of-acts">
                    <Button size="small" onClick={() => setShown(webhook)}>
                      {t('setting.webhooks.fates')}
                    </Button>
                    <Button
                      size="small"
                      onClick={() => (webhook.state === 'on' ? setGoingOff(webhook) : switchTo(webhook.id, 'on'))}
                    >
                      {t(`setting.webhooks.${webhook.state === 'on' ? 'off' : 'on'}`)}
                    </Button>
                  </div>
                ),
              },
            ]}
          />
        ) : null}
      </section>
      {shown ? <Fates key={shown.id} webhook={shown} /> : null}
      {isAsking ? (
        <Ask
          title={t('setting.webhooks.new')}
          fields={[
            { name: 'name', label: t('setting.webhooks.name'), kind: 'line', most: 100 },
            {
              name: 'address',
              label: t('setting.webhooks.address'),
              kind: 'line',
              most: 2000,
              extra: t('setting.webhooks.addressHint'),
            },
            {
              name: 'events',
              label: t('setting.webhooks.events'),
              kind: 'several',
              initial: ['task', 'lamp'],
              choices: Object.keys(EVENTS).map((value) => ({ value, label: t(`setting.webhooks.event.${value}`) })),
            },
          ]}
          pending={doing.isPending}
          fault={doing.error}
          close={() => {
            doing.reset();
            setAsking(false);
          }}
          submit={(form) =>
            doing.mutate(
              { path: 'webhooks', body: form },
              {
                onSuccess: (made) => {
                  setAsking(false);
                  setSecret(made.secret);
                },
              },
            )
          }
        />
      ) : null}
      {secret ? (
        <Secret
          title={t('setting.webhooks.made')}
          what={t('setting.webhooks.madeWhat')}
          secret={secret}
          close={() => setSecret(null)}
        />
      ) : null}
      <Modal
        open={goingOff !== null}
        title={`${t('setting.webhooks.off')}${t('colon')}${goingOff?.name ?? ''}`}
        okText={t('setting.webhooks.off')}
        cancelText={t('cancel')}
        confirmLoading={doing.isPending}
        onOk={() => switchTo(goingOff!.id, 'off')}
        onCancel={() => setGoingOff(null)}
      >
        <p>{t('setting.webhooks.offWhat')}</p>
        {doing.error ? <Fault fault={doing.error} /> : null}
      </Modal>
    </>
  );
}

/** What became of the messages to one system. */
function Fates({ webhook: { id, name } }: { readonly webhook: Webhook }) {
  const { t } = useTranslation();
  const list = useList<Fate>(`webhooks/${id}/deliveries`);
  return (
    <section className="panel" aria-live="polite">
      <header>
        <h2>{`${t('setting.webhooks.fates')}${t('colon')}${name}`}</h2>
        <span className="quiet">{t('setting.webhooks.kept')}</span>
        <Button style={{ marginInlineStart: 'auto' }} loading={list.isFetching} onClick={() => void list.refetch()}>
          {t('setting.webhooks.refresh')}
        </Button>
      </header>
      <Rows<Fate>
        list={list}
        label={t('setting.webhooks.fates')}
        empty={<Empty what={t('setting.webhooks.noFates')} small />}
        columns={[
          { key: 'at', title: t('setting.webhooks.happened'), look: 'fixed', render: ({ at }) => momentOf(at) },
          {
            key: 'event',
            title: t('setting.webhooks.change'),
            render: ({ event, action }) => (
              <>
                {t(`setting.webhooks.event.${event}`)} <span className="quiet figures">{`${event}.${action}`}</span>
              </>
            ),
          },
          {
            key: 'state',
            title: t('setting.webhooks.fate'),
            render: ({ state, fault, nextAt }) => (
              <>
                <span className={state === 'failed' ? 'chip late' : 'chip'}>
                  {t(`setting.webhooks.state.${state}`)}
                </span>{' '}
                {[fault, nextAt && fault ? t('setting.webhooks.next', { at: momentOf(nextAt) }) : null]
                  .filter(Boolean)
                  .join(t('comma'))}
              </>
            ),
          },
          {
            key: 'attempts',
            title: t('setting.webhooks.attempts'),
            look: 'number',
            render: ({ attempts }) => attempts,
          },
        ]}
      />
    </section>
  );
}
