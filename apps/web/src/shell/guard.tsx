import warning from '@ant-design/icons-svg/es/asn/CloseCircleFilled';
import { Component } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from '../words/index.js';
import { CodeMissing } from './code-missing.js';
import { Icon } from './icon.js';

export interface GuardProps {
  readonly children: ReactNode;
  /** Where the reader is: at another place it is tried anew. */
  readonly place?: string;
}

interface Held {
  readonly fault: { readonly thrown: unknown } | null;
}

/** Where what it holds cannot be drawn, it says what happened, why, and what to do; what stands around it stays. */
export class Guard extends Component<GuardProps, Held> {
  override state: Held = { fault: null };

  static getDerivedStateFromError = (thrown: unknown): Held => ({ fault: { thrown } });

  override componentDidUpdate({ place }: GuardProps): void {
    if (this.state.fault !== null && place !== this.props.place) this.setState({ fault: null });
  }

  override render(): ReactNode {
    const { fault } = this.state;
    return fault === null ? this.props.children : <Broken thrown={fault.thrown} />;
  }
}

function Broken({ thrown }: { readonly thrown: unknown }) {
  const { t } = useTranslation();
  const kind = thrown instanceof CodeMissing ? 'missing' : 'thrown';
  return (
    <div role="alert" className="fault broken">
      <Icon of={warning} />
      <div>
        <strong>{t(`broken.${kind}`)}</strong>
        <div>{t(`broken.${kind}Why`)}</div>
        <div>{t('broken.next')}</div>
        <small className="quiet">
          {location.pathname}　{String(thrown)}
        </small>
        <div className="row-of-acts">
          <button type="button" className="button primary" onClick={() => location.reload()}>
            {t('broken.reload')}
          </button>
          <button type="button" className="button" onClick={() => history.back()}>
            {t('broken.back')}
          </button>
        </div>
      </div>
    </div>
  );
}
