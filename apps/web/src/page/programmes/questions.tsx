import { QuestionCircleOutlined } from '@ant-design/icons';
import { Flex, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { Link, useLocation } from 'react-router';
import type { Question } from '../../api/programmes.js';
import { useSay, withinSentence } from './say.js';

const inBrackets = (text: string) => ({ chinese: `（${text}）`, english: ` (${text})` });

/** Questions shown before somebody asks for all of them. */
const FEW = 5;

const placeOf = (programme: string, { at }: Question): string =>
  at.kind === 'parameter'
    ? `/programmes/${programme}/parameters#${at.parameter}`
    : at.kind === 'record'
      ? `/programmes/${programme}/registers/${at.register}/${at.record}`
      : `/programmes/${programme}/registers/${at.register}`;

/** What is not known, whom to ask, and the way to where the answer is entered. */
export function Questions({
  programme,
  questions,
}: {
  readonly programme: string;
  readonly questions: readonly Question[];
}) {
  const { t } = useTranslation();
  const say = useSay();
  const { search } = useLocation();
  const [all, showAll] = useState(false);
  if (questions.length === 0) return null;
  return (
    <Flex vertical gap={4}>
      {(all ? questions : questions.slice(0, FEW)).map((question) => {
        const [to, fragment] = placeOf(programme, question).split('#');
        return (
          <span key={JSON.stringify([question.code, question.at])}>
            <QuestionCircleOutlined style={{ color: '#8f6400' }} /> {say(question.missing)}
            <Typography.Text type="secondary">
              {say(inBrackets(t('programme.askWhom', { whom: withinSentence(say(question.ask)) })))}
            </Typography.Text>{' '}
            <Link to={`${to}${search}${fragment ? `#${fragment}` : ''}`}>{t('programme.enterIt')}</Link>
          </span>
        );
      })}
      {questions.length > FEW && !all ? (
        <button type="button" className="plain" onClick={() => showAll(true)}>
          {t('programme.allQuestions', { count: questions.length })}
        </button>
      ) : null}
    </Flex>
  );
}
