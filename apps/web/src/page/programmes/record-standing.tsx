import { CheckOutlined } from '@ant-design/icons';
import { Alert, Card, Tag } from 'antd';
import type { CSSProperties } from 'react';
import { useTranslation } from '../../words/index.js';
import type { RecordWhole } from '../../api/programmes.js';
import { colours } from '../../theme/tokens.js';
import { Questions } from './questions.js';
import { useLabelled, useSay } from './say.js';

type Stage = NonNullable<RecordWhole['standing']>['stages'][number];

const beingWorkedOn = ({ state }: Stage): boolean => ['open', 'blocked', 'unclear'].includes(state);

/** The stages of a record: what is done, what is open or blocked and why, what is due, and who is late. */
export function RecordStanding({
  programme,
  standing,
}: {
  readonly programme: string;
  readonly standing: NonNullable<RecordWhole['standing']>;
}) {
  const { t } = useTranslation();
  const say = useSay();
  const labelled = useLabelled();
  const shown = standing.stages.filter(({ state }) => state !== 'skipped');
  return (
    <Card size="small" title={t('programme.standing')}>
      <ol
        style={{
          display: 'grid',
          gap: '14px 16px',
          gridTemplateColumns: 'repeat(auto-fill, minmax(148px, 1fr))',
          listStyle: 'none',
          margin: 0,
          padding: 0,
        }}
      >
        {shown.map((stage, index) => (
          <li
            key={stage.stage}
            style={{ display: 'flex', gap: 8 }}
            {...(beingWorkedOn(stage) ? { 'aria-current': 'step' as const } : {})}
          >
            <Mark stage={stage} number={index + 1} />
            <div style={{ minWidth: 0 }}>
              <div
                className={stage.state === 'waiting' ? 'quiet' : ''}
                style={{ fontWeight: beingWorkedOn(stage) ? 600 : 400 }}
              >
                {say(stage.name)}
              </div>
              <div className="quiet" style={{ fontSize: 12 }}>
                <div className="figures">{stage.done ?? t(`programme.state.${stage.state}`)}</div>
                {stage.state !== 'done' && stage.due ? (
                  <div className="figures">{t('programme.dueOn', { day: stage.due })}</div>
                ) : null}
                {stage.state !== 'done' && stage.state !== 'waiting' && stage.who ? <div>{stage.who}</div> : null}
                {stage.lateness === 'late' ? <Tag color="red">{t('programme.lateTag')}</Tag> : null}
              </div>
            </div>
          </li>
        ))}
      </ol>
      {shown.flatMap(({ stage, name, conditions }) =>
        conditions
          // What is not known stands among the questions below, with whom to ask.
          .filter(({ met }) => met === false)
          .map(({ words }) => (
            <Alert
              key={`${stage} ${words.english}`}
              style={{ marginTop: 8 }}
              type="error"
              showIcon
              title={labelled(name, `${t('programme.notMet')}${say(words)}`)}
            />
          )),
      )}
      {standing.questions.length > 0 ? (
        <div style={{ marginTop: 12 }}>
          <Questions programme={programme} questions={standing.questions} />
        </div>
      ) : null}
    </Card>
  );
}

/** A stage's number, or a tick where it is done; filled where it is being worked on. */
function Mark({ stage, number }: { readonly stage: Stage; readonly number: number }) {
  const late = stage.lateness === 'late' && stage.state !== 'done';
  const colour =
    late || stage.state === 'blocked' ? colours.red : stage.state === 'waiting' ? colours.quiet : colours.primary;
  const filled = beingWorkedOn(stage);
  const look: CSSProperties = {
    flex: 'none',
    width: 24,
    height: 24,
    borderRadius: 12,
    border: `1px solid ${colour}`,
    background: filled ? colour : 'transparent',
    color: filled ? '#fff' : colour,
    display: 'grid',
    placeItems: 'center',
    fontSize: 13,
  };
  return (
    <span aria-hidden style={look}>
      {stage.state === 'done' ? <CheckOutlined /> : number}
    </span>
  );
}
