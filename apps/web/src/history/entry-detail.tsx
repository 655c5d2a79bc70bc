import { useTranslation } from '../words/index.js';
import { useUnitName } from '../api/units.js';
import type { Entry } from '../api/tasks.js';
import { FollowedDetail } from './followed-detail.js';
import { correctionIn, fateOf, mendedDeed } from './mended.js';
import type { MendedDeed } from './mended.js';
import { useSettingWords } from './setting-words.js';

/** What of an entry is worth reading beside its name: the values of what can be mended, old and new; a day, a number, words. */
export function EntryDetail({ entry, all }: { readonly entry: Entry; readonly all: readonly Entry[] }) {
  const { t } = useTranslation();
  const say = useDeedLine();
  const deed = mendedDeed(entry);
  if (deed) {
    const line = say(deed);
    // What stood there stays to be read, struck through where something else counts now.
    return <div>{fateOf(entry, all) ? <del>{line}</del> : line}</div>;
  }
  const correction = correctionIn(entry);
  if (correction) {
    const old = all.find(({ id }) => id === correction.entry);
    const before = old ? mendedDeed(old) : null;
    const of = before ?? correction.instead;
    return (
      <div>
        {of ? `${t(`action.${of.action}`)}${t('colon')}` : ''}
        {before ? <del>{say(before)}</del> : null}
        {before ? ' → ' : ''}
        {correction.instead ? say(correction.instead) : t('entry.voided')}
      </div>
    );
  }
  if (entry.subjectKind === 'setting') return <SettingDetail entry={entry} />;
  if (entry.action === 'follow') return <FollowedDetail entry={entry} />;
  const words = entry.subjectKind === 'task' ? [] : wordsIn(entry.body);
  return words.length > 0 ? <div className="quiet keep-lines">{words.join('　')}</div> : null;
}

interface Held {
  readonly value?: unknown;
  readonly from?: string | null;
  readonly source?: string | null;
}

/** A setting as it was and as it is from a day on, each with its source. */
function SettingDetail({ entry: { action, body } }: { readonly entry: Entry }) {
  const { t } = useTranslation();
  const words = useSettingWords();
  const { name = '', was, now } = body as { readonly name?: string; readonly was?: Held | null; readonly now?: Held };
  const say = ({ value, from, source }: Held): string =>
    [
      action === 'enter-basis' ? '' : words(value, name),
      from ? t('setting.fromDay', { day: from }) : '',
      source ?? t('task.unconfirmed'),
    ]
      .filter(Boolean)
      .join('　');
  return (
    <>
      {was ? (
        <div>
          <del>{say(was)}</del>
        </div>
      ) : null}
      {now ? <div>{say(now)}</div> : null}
    </>
  );
}

/** What somebody wrote into a record: days, numbers and words, not ids. */
const TOLD = [
  'title',
  'subject',
  'number',
  'words',
  'text',
  'on',
  'year',
  'from',
  'to',
  'until',
  'due',
  'said',
  'basis',
] as const;

function wordsIn(body: unknown): string[] {
  if (typeof body !== 'object' || body === null) return [];
  const held = body as Readonly<Record<string, unknown>>;
  return TOLD.flatMap((name) => {
    const value = held[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : [];
  });
}

/** One deed that can be mended, as a line. */
export function useDeedLine(): (deed: MendedDeed) => string {
  const { t } = useTranslation();
  const unitName = useUnitName();
  return (deed) => {
    switch (deed.action) {
      case 'reach-milestone':
        return `${deed.name}　${deed.on}`;
      case 'verify':
        return [unitName(deed.unit), t(`means.${deed.means}`), t(`finding.${deed.finding}`), deed.text].join('　');
      case 'urge':
        return [deed.units.map(unitName).join(t('listed')), deed.text, deed.answerBy ?? ''].filter(Boolean).join('　');
      case 'set-lamp':
        return [t(`lamp.${deed.colour}`), `${deed.from} — ${deed.until}`, deed.approver, deed.reason].join('　');
    }
  };
}
