import { Alert, Button, Card, Collapse, Flex, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { RecordHistory } from '../../history/record-history.js';
import { useTranslation } from '../../words/index.js';
import { useLocation } from 'react-router';
import { useParameters } from '../../api/programmes.js';
import type { Definition, Parameters, Setting } from '../../api/programmes.js';
import { Fault } from '../../shell/fault.js';
import { Waiting } from '../../shell/waiting.js';
import { EnterValue } from './enter-value.js';
import { useMayKeep } from './register-page.js';
import { RuleBases } from './rule-bases.js';
import { useDay, useSay, withinSentence } from './say.js';
import { SourceLink } from './source-link.js';

type Parameter = Definition['parameters'][number];

/** 参数和依据: what numbers hold since when and by which sentence, what waits to be confirmed, and what rules rest on. */
export function ParametersPage({ of }: { readonly of: Definition }) {
  const { t } = useTranslation();
  const day = useDay();
  const { hash } = useLocation();
  const { data, error, refetch } = useParameters(of.code, day);
  const loaded = data !== undefined;
  useEffect(() => {
    if (loaded && hash) document.getElementById(hash.slice(1))?.scrollIntoView({ block: 'center' });
  }, [loaded, hash]);
  if (error) return <Fault fault={error} again={() => void refetch()} />;
  if (!data) return <Waiting />;
  return (
    <Flex vertical gap={12}>
      {of.parameters.length > 0 ? (
        <Typography.Title level={2} style={{ fontSize: 17, margin: 0 }}>
          {t('programme.parametersOnly')}
        </Typography.Title>
      ) : null}
      {of.parameters.map((parameter) => (
        <OneParameter
          key={parameter.code}
          of={of}
          parameter={parameter}
          known={data.parameters.find((one) => one.parameter === parameter.code)!}
        />
      ))}
      <Typography.Title level={2} style={{ fontSize: 17, margin: '8px 0 0' }}>
        {t('programme.rules')}
      </Typography.Title>
      <RuleBases of={of} data={data} />
    </Flex>
  );
}

function OneParameter({
  of,
  parameter,
  known,
}: {
  readonly of: Definition;
  readonly parameter: Parameter;
  readonly known: Parameters['parameters'][number];
}) {
  const { t } = useTranslation();
  const say = useSay();
  const mayKeep = useMayKeep();
  const { hash } = useLocation();
  const [entering, setEntering] = useState(false);
  const asked = hash === `#${parameter.code}`;
  return (
    <Card
      id={parameter.code}
      size="small"
      style={asked ? { outline: '2px solid #1d4f91' } : {}}
      title={say(parameter.name)}
      extra={
        mayKeep ? (
          <Button size="small" onClick={() => setEntering(true)}>
            {t('programme.enterValue')}
          </Button>
        ) : null
      }
    >
      <div className="quiet">{say(parameter.meaning)}</div>
      {known.holds.length === 0 ? (
        <Alert
          style={{ marginTop: 8, padding: '4px 12px' }}
          type="warning"
          showIcon
          title={
            <>
              {t('programme.empty')}{' '}
              <span className="quiet">{t('programme.askWhom', { whom: withinSentence(say(parameter.ask)) })}</span>
            </>
          }
        />
      ) : (
        known.holds.map((setting) => (
          <div key={`${setting.from} ${setting.value}`} style={{ marginTop: 6 }}>
            <strong className="figures" style={{ fontSize: 17 }}>
              {say({ chinese: setting.printed, english: setting.english })}
            </strong>{' '}
            <span className="quiet">{fromWords(setting, t)}</span> <SourceLink source={setting.source} />
          </div>
        ))
      )}
      {known.holds.length > 1 ? <div className="quiet">{t('programme.eitherOf')}</div> : null}
      {known.all.length > known.holds.length ? (
        <Collapse
          size="small"
          ghost
          items={[
            {
              key: 'all',
              label: t('programme.allValues', { count: known.all.length }),
              children: known.all.map((setting, index) => (
                <div key={index}>
                  {say({ chinese: setting.printed, english: setting.english })}{' '}
                  <span className="quiet">{fromWords(setting, t)}</span> <SourceLink source={setting.source} />
                </div>
              )),
            },
          ]}
        />
      ) : null}
      <RecordHistory kind="setting" id={known.subjectId} title={say(parameter.name)} inSheet label={t('entry.open')} />
      {entering ? <EnterValue of={of} parameter={parameter} close={() => setEntering(false)} /> : null}
    </Card>
  );
}

const fromWords = ({ from, surely }: Setting, t: ReturnType<typeof useTranslation>['t']): string =>
  surely === null ? t('programme.from', { day: from }) : t('programme.fromAbout', { day: from, surely });
