import type { ComponentProps, ReactNode } from 'react';
import { speak, useTranslation } from '../words/index.js';
import { Mark } from './mark.js';
import { Waiting } from './waiting.js';

/** The page before the product: a card in the middle of the screen. */
export function Door({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const { t, language } = useTranslation();
  return (
    <main className="door">
      <div>
        <div className="door-head">
          <Mark size={44} />
          <p>{t('product')}</p>
          <span className="quiet">{t('motto')}</span>
        </div>
        <div className="door-card">
          <h1>{title}</h1>
          {children}
        </div>
        <div style={{ textAlign: 'center', marginTop: 12 }}>
          <button type="button" className="plain" onClick={() => void speak(language === 'en' ? 'zh-CN' : 'en')}>
            {t('language')}
          </button>
        </div>
      </div>
    </main>
  );
}

export interface DoorFieldProps extends Omit<ComponentProps<'input'>, 'name'> {
  readonly name: string;
  readonly label: string;
  readonly extra?: string;
}

/** A field of the door that must be filled in: the browser's own, so that the first load stays small. */
export function DoorField({ label, extra, ...input }: DoorFieldProps) {
  return (
    <label>
      <span>{label}</span>
      <input required {...input} />
      {extra ? <small>{extra}</small> : null}
    </label>
  );
}

/** Sends a door's form; says so while it is on its way. */
export function DoorButton({ busy, children }: { readonly busy: boolean; readonly children: ReactNode }) {
  return (
    <button type="submit" className="button primary" disabled={busy}>
      {busy ? <Waiting /> : null}
      {children}
    </button>
  );
}

/** What was typed into a door's form, by the fields' names. */
export function typedIn<Name extends string>(form: HTMLFormElement, ...names: readonly Name[]): Record<Name, string> {
  const data = new FormData(form);
  return Object.fromEntries(names.map((name) => [name, data.get(name) as string])) as Record<Name, string>;
}
