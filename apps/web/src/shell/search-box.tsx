import search from '@ant-design/icons-svg/es/asn/SearchOutlined';
import { useTranslation } from '../words/index.js';
import { useNavigate } from 'react-router';
import { Icon } from './icon.js';

/** The frame's search: a field that leads to the results. On a phone it is a button to the page. */
export function SearchBox() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const go = (words: string): void => void navigate(words ? `/search?q=${encodeURIComponent(words)}` : '/search');
  return (
    <form
      role="search"
      className="search-box"
      onSubmit={(event) => {
        event.preventDefault();
        go(String(new FormData(event.currentTarget).get('q') ?? '').trim());
      }}
    >
      <input name="q" type="search" maxLength={500} aria-label={t('search.words')} placeholder={t('search.hint')} />
      <button type="submit" className="plain" aria-label={t('search.title')}>
        <Icon of={search} />
      </button>
    </form>
  );
}
