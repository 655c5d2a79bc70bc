import { Alert, Button, Checkbox, Drawer, Input, Select } from 'antd';
import type { papers, reviews } from '@luoshi/server/contract';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import type { z } from 'zod';
import { useDoing, useOne } from '../../api/list.js';
import type { VersionWhole } from '../../api/papers.js';
import { useUnitName, useUnits } from '../../api/units.js';
import { Fault } from '../../shell/fault.js';
import './duties.css';

type Question = VersionWhole['questions'][number];
type Answer = z.input<typeof reviews.questionAnswer>['answer'];
type Meant = z.output<typeof reviews.unitsMeant>;
type Answered = z.input<typeof papers.question>;

export interface QuestionsProps {
  readonly questions: readonly Question[];
  /** The version's text, for the words around a name. */
  readonly text: string;
  readonly mayAnswer: boolean;
  readonly open: boolean;
  readonly turn: (open: boolean) => void;
}

/** What the paper's words leave open: names that nobody bears, marks of secrecy in the text; and where a person answers. */
export function Questions({ questions, text, mayAnswer, open, turn }: QuestionsProps) {
  const { t } = useTranslation();
  const waiting = questions.filter(({ answeredAt }) => answeredAt === null);
  const answered = questions.filter(({ answeredAt }) => answeredAt !== null);
  if (questions.length === 0) return null;
  return (
    <>
      {waiting.length > 0 ? (
        <Alert
          type="info"
          showIcon
          title={t('paper.questions', { count: waiting.length })}
          action={
            mayAnswer ? (
              <Button size="small" type="primary" onClick={() => turn(true)}>
                {t('duties.answerAll')}
              </Button>
            ) : null
          }
        />
      ) : mayAnswer ? (
        <div>
          <button type="button" className="plain" onClick={() => turn(true)}>
            {t('duties.allAnswered', { count: answered.length })}
          </button>
        </div>
      ) : null}
      <Drawer open={open && mayAnswer} onClose={() => turn(false)} size={620} title={t('duties.questions')}>
        <p className="quiet" style={{ marginTop: 0 }}>
          {t(waiting.length > 0 ? 'duties.questionsWhat' : 'duties.questionsDone')}
        </p>
        <ul className="asked">
          {[...waiting, ...answered].map((question) => (
            <li key={question.id}>
              <p className="quoted">
                …{text.slice(Math.max(0, question.start - 30), question.start)}
                <mark>{question.words}</mark>
                {text.slice(question.end, question.end + 30)}…
              </p>
              {question.answeredAt !== null ? (
                <AnswerGiven question={question} />
              ) : question.kind === 'unit' ? (
                <WhichUnit question={question} />
              ) : (
                <Secrecy question={question} />
              )}
            </li>
          ))}
        </ul>
      </Drawer>
    </>
  );
}

/** Answers a question at the version it has; null opens it again. */
function useAnswer({ id, version }: Question) {
  const doing = useDoing<Answered>();
  return {
    ...doing,
    answer: (given: Answer) => doing.mutate({ path: `questions/${id}/answer`, version, body: { answer: given } }),
  };
}

function WhichUnit({ question }: { readonly question: Question }) {
  const { t } = useTranslation();
  const { answer, isPending, error } = useAnswer(question);
  const meant = useOne<Meant>(`questions/${question.id}/suggestions`);
  const units = useUnits();
  const [remember, setRemember] = useState(true);
  const [unit, setUnit] = useState<string | null>(null);
  return (
    <>
      <div className="row-of-acts">
        {meant.data?.rows.map(({ unitId, name }) => (
          <Button
            key={unitId}
            size="small"
            disabled={isPending}
            onClick={() => answer({ kind: 'unit', unit: unitId, remember })}
          >
            {name}
          </Button>
        ))}
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          style={{ minWidth: 190 }}
          size="small"
          aria-label={t('duties.otherUnit', { words: question.words })}
          placeholder={t('duties.chooseUnit')}
          value={unit}
          options={units.data?.map(({ id, name }) => ({ value: id, label: name })) ?? []}
          onChange={setUnit}
        />
        <Button
          size="small"
          type="primary"
          disabled={unit === null}
          loading={isPending}
          onClick={() => answer({ kind: 'unit', unit: unit!, remember })}
        >
          {t('duties.isIt')}
        </Button>
        <Button size="small" disabled={isPending} onClick={() => answer({ kind: 'none' })}>
          {t('duties.notOurs')}
        </Button>
      </div>
      <Checkbox checked={remember} onChange={({ target }) => setRemember(target.checked)}>
        {t('duties.remember', { words: question.words })}
      </Checkbox>
      {error ? <Fault fault={error} /> : null}
    </>
  );
}

function Secrecy({ question }: { readonly question: Question }) {
  const { t } = useTranslation();
  const { answer, isPending, error } = useAnswer(question);
  const [note, setNote] = useState('');
  return (
    <>
      <p>{t('duties.secrecyWhat')}</p>
      <div className="row-of-acts">
        <Input
          style={{ width: 280 }}
          maxLength={500}
          aria-label={t('field.reason')}
          placeholder={t('duties.secrecyNote')}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
        <Button
          loading={isPending}
          onClick={() => answer({ kind: 'not-classified', note: note.trim() === '' ? null : note.trim() })}
        >
          {t('duties.notSecret')}
        </Button>
      </div>
      {error ? <Fault fault={error} /> : null}
    </>
  );
}

function AnswerGiven({ question }: { readonly question: Question }) {
  const { t } = useTranslation();
  const { answer, isPending, error } = useAnswer(question);
  const unitName = useUnitName();
  const said = question.answer as { unit?: string; none?: true; note?: string | null };
  const words = said.unit
    ? t('duties.means', { unit: unitName(said.unit) })
    : said.none
      ? t('duties.notOurs')
      : [t('duties.notSecret'), said.note].filter(Boolean).join('：');
  return (
    <>
      <div className="row-of-acts">
        <strong>{words}</strong>
        <Button size="small" type="text" loading={isPending} onClick={() => answer(null)}>
          {t('duties.openAgain')}
        </Button>
      </div>
      {error ? <Fault fault={error} /> : null}
    </>
  );
}
