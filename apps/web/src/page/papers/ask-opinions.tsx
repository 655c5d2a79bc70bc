import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { useNavigate } from 'react-router';
import { useDoing } from '../../api/list.js';
import { daysAfter, today } from '../../api/time.js';
import { Ask } from '../../form/ask.js';

/** Days that units are given to say what they think, unless somebody enters another day. */
const USUAL = 7;

/** 征求意见: asks units what they think of a draft for comment; the round's page opens. */
export function AskOpinions({ paperId, title }: { readonly paperId: string; readonly title: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const doing = useDoing<{ id: string }>();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('rounds.ask')}</Button>
      {isAsking ? (
        <Ask
          title={t('rounds.ask')}
          lead={t('rounds.what')}
          fields={[
            { name: 'title', label: t('rounds.askTitle'), kind: 'line', initial: title.slice(0, 200) },
            { name: 'unitIds', label: t('rounds.asked'), kind: 'units' },
            { name: 'due', label: t('rounds.due'), kind: 'day', initial: daysAfter(today(), USUAL) },
          ]}
          pending={doing.isPending}
          fault={doing.error}
          close={() => setAsking(false)}
          submit={(body) =>
            doing.mutate(
              { path: `papers/${paperId}/rounds`, body },
              { onSuccess: ({ id }) => void navigate(`/reporting/rounds/${id}`) },
            )
          }
        />
      ) : null}
    </>
  );
}
