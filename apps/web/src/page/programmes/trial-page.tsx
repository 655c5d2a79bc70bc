import { App, Button, Card, Empty, Flex, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { useParams } from 'react-router';
import { useAdopt, useTrial } from '../../api/programmes.js';
import type { Definition, Filled } from '../../api/programmes.js';
import { RecordForm } from './record-form.js';
import { useMayKeep } from './register-page.js';
import { useDay, useSay } from './say.js';
import { Tables } from './tables.js';
import { Waiting } from '../../shell/waiting.js';

/** 测算: what is filled in, what it comes to, and, where the trial proposes records, the button that enters them. */
export function TrialPage({ of }: { readonly of: Definition }) {
  const { code = '' } = useParams();
  const trial = of.trials.find((one) => one.code === code);
  return trial ? <OneTrial key={code} of={of} trial={trial} /> : <Empty />;
}

function OneTrial({ of, trial }: { readonly of: Definition; readonly trial: Definition['trials'][number] }) {
  const { t } = useTranslation();
  const say = useSay();
  const day = useDay();
  const { message } = App.useApp();
  const mayKeep = useMayKeep();
  const [tried, setTried] = useState<Filled | null>(null);
  const trying = useTrial(of.code, trial.code);
  const adopting = useAdopt(of.code, trial.code);
  return (
    <Flex vertical gap={16}>
      <div>
        <Typography.Title level={2} style={{ fontSize: 17, margin: 0 }}>
          {say(trial.name)}
        </Typography.Title>
        <span className="quiet">{say(trial.meaning)}</span>
      </div>
      <Card size="small">
        <RecordForm
          programme={of.code}
          register={{ fields: trial.inputs, form: undefined }}
          record={null}
          fault={trying.error}
          pending={trying.isPending}
          button={t('programme.tryOut')}
          empty=""
          submit={(filled) => {
            setTried(filled);
            trying.mutate({ ...filled, day });
          }}
        />
      </Card>
      {trying.isPending ? (
        <Flex gap={12} align="center">
          <Waiting /> <span className="quiet">{t('programme.working')}</span>
        </Flex>
      ) : trying.data ? (
        <>
          <Tables tables={trying.data.tables} />
          {trying.data.records > 0 && tried && mayKeep ? (
            <Flex>
              <Button
                type="primary"
                loading={adopting.isPending}
                disabled={adopting.isSuccess}
                onClick={() =>
                  adopting.mutate(tried, {
                    onError: (fault) => void message.error(fault.message, 6),
                    onSuccess: ({ records }) => void message.success(t('programme.adopted', { count: records })),
                  })
                }
              >
                {t('programme.adopt', { count: trying.data.records })}
              </Button>
            </Flex>
          ) : null}
        </>
      ) : null}
    </Flex>
  );
}
