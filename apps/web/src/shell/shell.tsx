import leave from '@ant-design/icons-svg/es/asn/LogoutOutlined';
import menu from '@ant-design/icons-svg/es/asn/MenuOutlined';
import translation from '@ant-design/icons-svg/es/asn/TranslationOutlined';
import user from '@ant-design/icons-svg/es/asn/UserOutlined';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, NavLink, Route, Routes, useLocation } from 'react-router';
import { has, useSignOut } from '../api/session.js';
import type { SignedIn } from '../api/session.js';
import { speak } from '../words/index.js';
import { furnished } from './furnish.js';
import { Guard } from './guard.js';
import { Icon } from './icon.js';
import { Mark } from './mark.js';
import { placesOf } from './menu.js';
import { NoPages } from './no-pages.js';
import { Popup } from './popup.js';
import { SearchBox } from './search-box.js';
import { Waiting } from './waiting.js';

const SearchPage = furnished(() => import('../page/search/search-page.js').then(({ SearchPage: page }) => page)).page;

/** The frame of the product: the menu of what this account may open, and the page. */
export function Shell({ who }: { readonly who: SignedIn }) {
  const { t, i18n } = useTranslation();
  const [open, setOpen] = useState(false);
  const signOut = useSignOut();
  const maySearch = has(who, 'supervision', 'leader', 'liaison', 'auditor', 'operator');
  const mine = placesOf(who);
  const { key } = useLocation();
  return (
    <div className="frame">
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
          <button type="button" className="plain" onClick={() => void speak(i18n.language === 'en' ? 'zh-CN' : 'en')}>
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
          <NavLink key={name} to={path}>
            <Icon of={icon} /> {t(`menu.${name}`)}
          </NavLink>
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
