import { App, Button, Card, Flex, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { Link } from 'react-router';
import { ApiError } from '../../api/client.js';
import { useRaise } from '../../api/programmes.js';
import type { RecordWhole } from '../../api/programmes.js';
import { has, useSession } from '../../api/session.js';
import { momentOf } from '../../api/time.js';
import { useUnitName } from '../../api/units.js';
import { Ask } from '../../form/ask.js';

/** What a record says is lacking, in the ledger's 要素保障: how far it is there, or the button that raises it. */
export function RecordNeed({
  programme,
  register,
  record,
  mayRaise,
}: {
  readonly programme: string;
  readonly register: string;
  readonly record: RecordWhole;
  readonly mayRaise: boolean;
}) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const who = useSession().data;
  const unitName = useUnitName();
  const raising = useRaise(programme, register, record.id);
  const [asking, setAsking] = useState(false);
  const raise = (unit: string | null): void =>
    raising.mutate(unit, {
      onError: (fault) =>
        fault instanceof ApiError && fault.problem.code === 'need-unit-unknown' && unit === null
          ? setAsking(true)
          : void message.error(fault.message, 6),
      onSuccess: () => {
        setAsking(false);
        void message.success(t('programme.needRaised'));
      },
    });
  const { problem } = record;
  if (!problem && !mayRaise) return null;
  return (
    <Card size="small" title={t('programme.need')}>
      {problem ? (
        <Flex gap={12} align="center" wrap>
          {who && has(who, 'supervision', 'leader', 'auditor', 'liaison') ? (
            <Link to={`/supervision/problems/${problem.id}`}>{problem.title}</Link>
          ) : (
            <span>{problem.title}</span>
          )}
          <Tag {...(problem.overdue ? { color: 'red' } : {})}>{t(`problems.state.${problem.state}`)}</Tag>
          {problem.blockingUnitId ? <span>{unitName(problem.blockingUnitId)}</span> : null}
          {(problem.due ?? problem.claimDue) && !problem.solvedAt ? (
            <span className="quiet">{t('programme.dueOn', { day: problem.due ?? problem.claimDue })}</span>
          ) : null}
          {problem.solvedAt ? (
            <span>
              {momentOf(problem.solvedAt)} {problem.solution}
            </span>
          ) : null}
        </Flex>
      ) : (
        <Flex gap={12} align="center" wrap>
          <span className="quiet">{t('programme.needNot')}</span>
          <Button size="small" loading={raising.isPending} onClick={() => raise(null)}>
            {t('programme.needRaise')}
          </Button>
        </Flex>
      )}
      {asking ? (
        <Ask
          title={t('programme.needRaise')}
          lead={t('programme.needWho')}
          fields={[{ name: 'unit', label: t('programme.needUnit'), kind: 'unit' }]}
          submit={({ unit }) => raise(unit as string)}
          pending={raising.isPending}
          fault={null}
          close={() => setAsking(false)}
        />
      ) : null}
    </Card>
  );
}
