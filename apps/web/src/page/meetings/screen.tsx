import type { Translate } from '../../words/index.js';
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { useNavigate, useParams } from 'react-router';
import { useMeeting, usePack } from '../../api/meetings.js';
import type { Pack } from '@luoshi/server/contract';
import type { MeetingWhole } from '../../api/supervision.js';
import { useUnitName } from '../../api/units.js';
import { COLOURS } from '../../lamp/lamp-counts.js';
import { Lamp } from '../../lamp/lamp.js';
import { Fault } from '../../shell/fault.js';
import { Waiting } from '../../shell/waiting.js';
import { useKeys } from '../papers/reader/use-keys.js';
import { Decisions } from './decisions.js';
import './screen.css';

/** 投影: the meeting in big type, one matter a page; arrows, space and the wheel of a presenter go on; Escape leaves. */
export function Screen() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const meeting = useMeeting(id);
  const pack = usePack(id, true);
  const unitName = useUnitName();
  const [at, setAt] = useState(0);
  const frame = useRef<HTMLDivElement>(null);
  const pages = meeting.data && pack.data ? pagesOf(pack.data.pack, meeting.data, { t, unitName }) : [];
  const last = pages.length - 1;
  const fault = meeting.error ?? pack.error;
  const turn = (to: number): void => setAt(Math.max(0, Math.min(last, to)));
  const leave = (): void => void navigate(`/meetings/${id}`);
  const [next, back] = [() => turn(at + 1), () => turn(at - 1)];
  // Wherever the focus is: entering a decision takes it away from the page.
  useKeys({
    ArrowRight: next,
    ArrowDown: next,
    PageDown: next,
    ArrowLeft: back,
    ArrowUp: back,
    PageUp: back,
    Home: () => turn(0),
    End: () => turn(last),
    Escape: () => document.fullscreenElement ?? leave(),
    f: () => void fullScreen(frame.current),
  });
  return (
    <div ref={frame} className="screen" role="region" aria-label={t('meetings.screen')}>
      {fault ? <Fault fault={fault} /> : pages.length === 0 ? <Waiting /> : <div key={at}>{pages[at]}</div>}
      <footer>
        <button type="button" onClick={leave}>
          {t('meetings.leave')}
        </button>
        <button type="button" onClick={() => void fullScreen(frame.current)}>
          {t('meetings.fullScreen')}
        </button>
        <span className="space">{t('meetings.keys')}</span>
        <button type="button" disabled={at === 0} onClick={() => setAt(at - 1)}>
          ← {t('meetings.before')}
        </button>
        <span className="figures" aria-live="polite">
          {at + 1} / {Math.max(1, pages.length)}
        </span>
        <button type="button" disabled={at >= last} onClick={() => setAt(at + 1)}>
          {t('meetings.after')} →
        </button>
      </footer>
    </div>
  );
}

/** A browser may refuse; the page then stays in its window. */
const fullScreen = (element: HTMLElement | null): Promise<void> =>
  (document.fullscreenElement ? document.exitFullscreen() : (element?.requestFullscreen() ?? Promise.resolve())).catch(
    () => undefined,
  );

/** So many lines fit on a page. */
const LINES = 6;

const cut = <Row,>(rows: readonly Row[]): Row[][] =>
  Array.from({ length: Math.ceil(rows.length / LINES) }, (_, page) => rows.slice(page * LINES, (page + 1) * LINES));

interface Words {
  readonly t: Translate;
  readonly unitName: (id: string) => string;
}

/** The pages in the order of the meeting: cover, last decisions, lamps, one page an item, what is still open. */
function pagesOf(pack: Pack, meeting: MeetingWhole, { t, unitName }: Words): ReactNode[] {
  const { previous, problems } = pack;
  return [
    <div key="cover" className="cover">
      <h1>{pack.meeting.title}</h1>
      <p>{pack.meeting.heldOn}</p>
      {pack.meeting.chair ? <p>{t('meetings.chairedBy', { name: pack.meeting.chair })}</p> : null}
    </div>,
    ...cut(previous?.decisions ?? []).map((decisions, page) => (
      <div key={`previous ${page}`}>
        <h2>{t('meetings.previous', { title: previous!.title })}</h2>
        <ol start={page * LINES + 1}>
          {decisions.map(({ text, units, due, standing }, index) => (
            <li key={index}>
              <span className={`standing ${standing ?? ''}`}>{t(`meetings.standings.${standing ?? 'none'}`)}</span>
              {text}
              <small>
                {units.join('、')}　{t('meetings.until', { due })}
              </small>
            </li>
          ))}
        </ol>
      </div>
    )),
    <div key="lamps">
      <h2>{t('meetings.lamps')}</h2>
      <ul className="big-lamps">
        {COLOURS.map((colour) => (
          <li key={colour} className={colour}>
            <b>{pack.tasks[colour]}</b>
            {t(`lamp.${colour}`)}
          </li>
        ))}
      </ul>
    </div>,
    ...meeting.items
      .filter(({ admitted }) => admitted !== false)
      .map((item, index, shown) => {
        const packed = pack.items.find(({ title, position }) => title === item.title && position === index + 1);
        return (
          <div key={item.id}>
            <h2>
              {t('meetings.itemOf', { at: index + 1, of: shown.length })}
              {item.putForwardByUnitId ? `　${unitName(item.putForwardByUnitId)}` : ''}
            </h2>
            <h1>{item.title}</h1>
            {item.text ? <p className="keep-lines">{item.text}</p> : null}
            {packed?.task ? (
              <p className="fact">
                <Lamp colour={packed.task.lamp} size={44} />
                <span>
                  {packed.task.title}　{packed.task.leads.join('、')}
                  {packed.task.why ? <small>{packed.task.why}</small> : null}
                </span>
              </p>
            ) : null}
            {packed?.problem ? (
              <p className="fact">
                <span className="standing overdue">{t(`problems.kinds.${packed.problem.kind}`)}</span>
                <span>
                  {packed.problem.title}
                  <small>
                    {t('problems.blocking')}：{packed.problem.blocking ?? t('problems.nobody')}
                    {'　'}
                    {t('problems.raisedAt')} {packed.problem.raisedOn}
                  </small>
                </span>
              </p>
            ) : null}
            <Decisions meeting={meeting} item={item} />
          </div>
        );
      }),
    ...cut(problems.open).map((open, page) => (
      <div key={`open ${page}`}>
        <h2>{t('meetings.openProblems', { count: problems.open.length })}</h2>
        <ol start={page * LINES + 1}>
          {open.map(({ id, title, raisedBy, blocking }) => (
            <li key={id}>
              {title}
              <small>
                {raisedBy}　{t('problems.blocking')}：{blocking ?? t('problems.nobody')}
              </small>
            </li>
          ))}
        </ol>
      </div>
    )),
    <div key="end" className="cover">
      <h1>{t('meetings.end')}</h1>
      <p>{t('meetings.decided', { count: meeting.decisions.length })}</p>
    </div>,
  ];
}
