import { LogoutOutlined, MenuOutlined, TranslationOutlined, UserOutlined } from '@ant-design/icons';
import { Button, Drawer, Dropdown, Grid, Layout, Menu, Spin } from 'antd';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Route, Routes, useLocation, useNavigate } from 'react-router';
import { has, useSignOut } from '../api/session.js';
import type { SignedIn } from '../api/session.js';
import { speak } from '../words/index.js';
import { Mark } from './mark.js';
import { places } from './menu.js';
import { NoPages } from './no-pages.js';

/** The frame of the product: the menu of what this account may open, and the page. */
export function Shell({ who }: { readonly who: SignedIn }) {
  const { t, i18n } = useTranslation();
  const { md } = Grid.useBreakpoint();
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const signOut = useSignOut();
  const mine = places.filter(({ roles }) => has(who, ...roles));
  const here = mine.find(({ path }) => pathname.startsWith(path));
  const menu = (
    <nav aria-label={t('product')}>
      <Menu
        mode="inline"
        selectedKeys={here ? [here.key] : []}
        style={{ borderInlineEnd: 0, paddingTop: 8 }}
        items={mine.map(({ key, icon }) => ({ key, icon, label: t(`menu.${key}`) }))}
        onClick={({ key }) => {
          setOpen(false);
          void navigate(mine.find((place) => place.key === key)!.path);
        }}
      />
    </nav>
  );
  return (
    <Layout style={{ height: '100%' }}>
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <Layout.Header
        className="no-print"
        style={{ display: 'flex', alignItems: 'center', gap: 12, borderBottom: '1px solid #dfe4ea' }}
      >
        {md ? null : (
          <Button type="text" icon={<MenuOutlined />} aria-label={t('product')} onClick={() => setOpen(true)} />
        )}
        <Mark />
        <strong style={{ fontSize: 17, letterSpacing: 2 }}>{t('product')}</strong>
        <span style={{ flex: 1 }} />
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              {
                key: 'roles',
                disabled: true,
                label: who.roles.map(({ role }) => t(`role.${role}`)).join('、'),
              },
              { key: 'language', icon: <TranslationOutlined />, label: t('language') },
              { key: 'out', icon: <LogoutOutlined />, label: t('signIn.signOut') },
            ],
            onClick: ({ key }) => {
              if (key === 'out') signOut.mutate();
              if (key === 'language') void speak(i18n.language === 'en' ? 'zh-CN' : 'en');
            },
          }}
        >
          <Button type="text" icon={<UserOutlined />}>
            {who.name}
          </Button>
        </Dropdown>
      </Layout.Header>
      <Layout>
        {md ? (
          <Layout.Sider className="no-print" width={176} theme="light" style={{ borderInlineEnd: '1px solid #dfe4ea' }}>
            {menu}
          </Layout.Sider>
        ) : (
          <Drawer open={open} placement="left" size={240} onClose={() => setOpen(false)} title={t('product')}>
            {menu}
          </Drawer>
        )}
        <Layout.Content id="content" tabIndex={-1} style={{ overflow: 'auto', outline: 'none' }}>
          <Suspense fallback={<Spin style={{ margin: 40 }} />}>
            <Routes>
              {mine.map(({ key, path, page: Page }) => (
                <Route key={key} path={`${path}/*`} element={<Page />} />
              ))}
              <Route path="*" element={mine[0] ? <Navigate to={mine[0].path} replace /> : <NoPages />} />
            </Routes>
          </Suspense>
        </Layout.Content>
      </Layout>
    </Layout>
  );
}
