import { Button, Dropdown, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { useSearchParams } from 'react-router';
import { useSession } from '../../api/session.js';

interface View {
  readonly name: string;
  /** The address's query: a view is what a link to it would show. */
  readonly query: string;
}

const KEY = 'luoshi.views';

/** Views under names of one's own: filters, order and columns as the address has them; kept on this machine. */
export function SavedViews() {
  const { t } = useTranslation();
  const who = useSession().data!;
  const [search, setSearch] = useSearchParams();
  const key = `${KEY} ${who.jurisdiction} ${who.accountId}`;
  const [views, setViews] = useState<readonly View[]>(() => readViews(localStorage.getItem(key)));
  const [name, setName] = useState('');
  const keep = (next: readonly View[]): void => {
    setViews(next);
    localStorage.setItem(key, JSON.stringify(next));
  };
  const save = (): void => {
    const query = new URLSearchParams(search);
    query.delete('task');
    keep([...views.filter((view) => view.name !== name.trim()), { name: name.trim(), query: query.toString() }]);
    setName('');
  };
  return (
    <Dropdown
      trigger={['click']}
      popupRender={() => (
        <div className="views">
          {views.length === 0 ? <p className="quiet">{t('view.none')}</p> : null}
          {views.map((view) => (
            <div key={view.name} className="row-of-acts">
              <button type="button" className="plain" onClick={() => setSearch(new URLSearchParams(view.query))}>
                {view.name}
              </button>
              <Button
                size="small"
                type="text"
                aria-label={`${t('deed.remove')} ${view.name}`}
                onClick={() => keep(views.filter((one) => one !== view))}
              >
                {t('deed.remove')}
              </Button>
            </div>
          ))}
          <form
            className="row-of-acts"
            onSubmit={(event) => {
              event.preventDefault();
              if (name.trim()) save();
            }}
          >
            <Input
              maxLength={40}
              aria-label={t('view.name')}
              placeholder={t('view.name')}
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
            <Button htmlType="submit" type="primary" disabled={name.trim() === ''}>
              {t('view.save')}
            </Button>
          </form>
        </div>
      )}
    >
      <Button>{t('view.title')}</Button>
    </Dropdown>
  );
}

/** The views as they were kept; none where they cannot be read. */
export function readViews(text: string | null): View[] {
  try {
    const found = JSON.parse(text ?? '[]') as unknown;
    if (!Array.isArray(found)) return [];
    return found.filter(
      (one): one is View =>
        typeof (one as View | null)?.name === 'string' && typeof (one as View | null)?.query === 'string',
    );
  } catch {
    return [];
  }
}
