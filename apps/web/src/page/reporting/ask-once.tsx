import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import type { Answered, DueQuestion } from '../../api/due.js';
import { useDoing } from '../../api/list.js';
import { useSession } from '../../api/session.js';
import { useUnitName } from '../../api/units.js';
import { usePeriodName } from '../../api/period-name.js';
import { Fault } from '../../shell/fault.js';
import { Typed } from './typed.js';

const keyOf = ({ question, period }: DueQuestion): string => `${period.key} ${question}`;

/**
 * 一数一填: every figure that tasks ask of the unit for a period, once; what the unit has said stands in it already. The
 * answers go into the reports of all tasks that ask. What is typed is kept on this machine until the server has it.
 */
export function AskOnce({
  unitId,
  questions,
  several,
}: {
  readonly unitId: string;
  readonly questions: readonly DueQuestion[];
  readonly several: boolean;
}) {
  const { t } = useTranslation();
  const who = useSession().data!;
  const unitName = useUnitName();
  const periodName = usePeriodName();
  const kept = new Typed(localStorage, `${who.jurisdiction} ${who.accountId} ${unitId}`);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(() => kept.all());
  const doing = useDoing<Answered>();
  const change = (question: DueQuestion, said: string): void => {
    const { [keyOf(question)]: _before, ...others } = typed;
    const after = said === (question.answered?.said ?? '') ? others : { ...others, [keyOf(question)]: said };
    setTyped(after);
    kept.keep(after);
  };
  const fresh = questions.filter((one) => (typed[keyOf(one)] ?? '').trim() !== '');
  const send = (): void =>
    doing.mutate(
      {
        path: `units/${unitId}/answers`,
        body: {
          answers: fresh.map((one) => ({
            question: one.question,
            period: one.period.key,
            said: typed[keyOf(one)]!.trim(),
          })),
        },
      },
      {
        onSuccess: ({ refused }) => {
          if (refused.length > 0) return;
          setTyped({});
          kept.keep({});
        },
      },
    );
  const left = questions.filter((one) => one.answered === null && !(typed[keyOf(one)] ?? '').trim()).length;
  return (
    <section className="panel" aria-label={t('askOnce.title')}>
      <header>
        <h2>
          {t('askOnce.title')}
          {several ? `　${unitName(unitId)}` : ''}
        </h2>
        <span className="quiet figures">{t('askOnce.left', { count: left, all: questions.length })}</span>
      </header>
      <p className="quiet" style={{ margin: '0 0 8px' }}>
        {t('askOnce.what')}
      </p>
      <ul className="once">
        {questions.map((one) => (
          <li key={keyOf(one)}>
            <label htmlFor={`once ${unitId} ${keyOf(one)}`}>
              {one.name}
              <span className="quiet">
                　{periodName(one.period)}　{t('askOnce.tasks', { count: one.tasks.length })}：
                {one.tasks.map(({ number }) => number).join('、')}
              </span>
            </label>
            <span className="figure-row">
              <Input
                id={`once ${unitId} ${keyOf(one)}`}
                maxLength={200}
                suffix={one.unit}
                value={typed[keyOf(one)] ?? one.answered?.said ?? ''}
                onChange={({ target }) => change(one, target.value)}
              />
              {one.answered ? (
                <span className="chip">{t(one.answered.filed ? 'askOnce.filed' : 'askOnce.inDraft')}</span>
              ) : one.last ? (
                <Button onClick={() => change(one, one.last!.said)}>
                  {t('askOnce.asBefore', { said: one.last.said, on: one.last.asOf })}
                </Button>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      {doing.error ? <Fault fault={doing.error} /> : null}
      {doing.data ? <Fates answered={doing.data} questions={questions} /> : null}
      <div className="actions no-print">
        <Button type="primary" disabled={fresh.length === 0} loading={doing.isPending} onClick={send}>
          {t('askOnce.send', { count: fresh.length })}
        </Button>
      </div>
    </section>
  );
}

function Fates({
  answered: { done, refused },
  questions,
}: {
  readonly answered: Answered;
  readonly questions: readonly DueQuestion[];
}) {
  const { t, language } = useTranslation();
  const numbers = new Map(questions.flatMap(({ tasks }) => tasks.map(({ taskId, number }) => [taskId, number])));
  return (
    <Alert
      type={refused.length > 0 ? 'warning' : 'success'}
      showIcon
      title={t('askOnce.done', { count: done.length })}
      description={
        refused.length > 0 ? (
          <ul className="plain-list">
            {refused.map(({ id, message, english }) => (
              <li key={id}>
                {numbers.get(id) ?? ''}　{language === 'en' ? english : message}
              </li>
            ))}
          </ul>
        ) : (
          t('askOnce.next')
        )
      }
    />
  );
}
