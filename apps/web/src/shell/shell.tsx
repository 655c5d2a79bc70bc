import leave from '@ant-design/icons-svg/es/asn/LogoutOutlined';
import menu from '@ant-design/icons-svg/es/asn/MenuOutlined';
import translation from '@ant-design/icons-svg/es/asn/TranslationOutlined';
import user from '@ant-design/icons-svg/es/asn/UserOutlined';
import { Suspense, useState } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import { has, useSignOut } from '../api/session.js';
import type { SignedIn } from '../api/session.js';
import { speak, useTranslation } from '../words/index.js';
import { furnished } from './furnish.js';
import { Guard } from './guard.js';
import { Icon } from './icon.js';
import { Link, useFollowing } from './link.js';
import { Mark } from './mark.js';
import { placesOf } from './menu.js';
import { NoPages } from './no-pages.js';
import { Popup } from './popup.js';
import { SearchBox } from './search-box.js';
import { Waiting } from './waiting.js';

const SearchPage = furnished(() => import('../page/search/search-page.js').then(({ SearchPage: page }) => page)).page;

/** The frame of the product: the menu of what this account may open, and the page. */
export function Shell({ who }: { readonly who: SignedIn }) {
  const { t, language } = useTranslation();
  const [open, setOpen] = useState(false);
  const signOut = useSignOut();
  const maySearch = has(who, 'supervision', 'leader', 'liaison', 'auditor', 'operator');
  const mine = placesOf(who);
  const { key, pathname } = useLocation();
  const follow = useFollowing();
  return (
    <div className="frame" onClick={follow}>
      <header className="bar no-print">
        <a className="skip" href="#content">
          {t('skip')}
        </a>
        <button
          type="button"
          className="plain only-phone"
          aria-label={t('menu.all')}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <Icon of={menu} />
        </button>
        <Mark />
        <strong>{t('product')}</strong>
        <span className="space" />
        {maySearch ? <SearchBox /> : null}
        <Popup
          button={
            <>
              <Icon of={user} /> {who.name}
            </>
          }
        >
          <p>{who.roles.map(({ role }) => t(`role.${role}`)).join('、')}</p>
          <button type="button" className="plain" onClick={() => void speak(language === 'en' ? 'zh-CN' : 'en')}>
            <Icon of={translation} /> {t('language')}
          </button>
          <button type="button" className="plain" onClick={() => signOut.mutate()}>
            <Icon of={leave} /> {t('signIn.signOut')}
          </button>
        </Popup>
      </header>
      <nav
        aria-label={t('menu.all')}
        className={`places no-print${open ? ' open' : ''}`}
        onClick={() => setOpen(false)}
      >
        {mine.map(({ key: name, path, icon }) => (
          <Link key={name} to={path} aria-current={pathname.startsWith(path) ? 'page' : undefined}>
            <Icon of={icon} /> {t(`menu.${name}`)}
          </Link>
        ))}
      </nav>
      <main id="content" className="content" tabIndex={-1}>
        <Guard place={key}>
          <Suspense fallback={<Waiting page />}>
            <Routes>
              {mine.map(({ path, page: Page }) => (
                <Route key={path} path={`${path}/*`} element={<Page />} />
              ))}
              {maySearch ? <Route path="/search" element={<SearchPage />} /> : null}
              <Route path="*" element={mine[0] ? <Navigate to={mine[0].path} replace /> : <NoPages />} />
            </Routes>
          </Suspense>
        </Guard>
      </main>
    </div>
  );
}
