import calendar from '@ant-design/icons-svg/es/asn/CalendarOutlined';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '../words/index.js';
import { daysAfter, today } from '../api/time.js';
import { Icon } from '../shell/icon.js';
import { dayTyped } from './day-typed.js';
import './day-field.css';

export interface DayFieldProps {
  /** By which a label outside names it. */
  readonly id?: string;
  /** `2025-07-18`; empty where none is given yet. */
  readonly value: string;
  /** The last day that may be chosen. */
  readonly most?: string;
  readonly change: (day: string) => void;
}

/**
 * A day as the papers write it, `2025-07-18`, whatever the browser's own language: typed and taken over by Enter or by
 * leaving, a day later or earlier by the arrows, or chosen in the browser's calendar. What is no day stays as typed, and is told.
 */
export function DayField({ id, value, most, change }: DayFieldProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const native = useRef<HTMLInputElement>(null);
  // The browser's own field costs as much as the rest of a page: it is there once somebody asks for its calendar.
  const [isOpened, setOpened] = useState(false);
  useEffect(() => {
    if (isOpened) native.current?.showPicker();
  }, [isOpened]);
  const take = (text: string): void => {
    const day = dayTyped(text);
    const isLate = day !== null && most !== undefined && day > most;
    setTyped(day === null || isLate ? text : null);
    setFault(day === null ? t('dayField.wrong') : isLate ? t('dayField.late', { day: most }) : null);
    if (day !== null && !isLate && day !== value) change(day);
  };
  return (
    <span className="day-field">
      <input
        id={id}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        maxLength={20}
        value={typed ?? value}
        aria-invalid={fault !== null}
        title={fault ?? undefined}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={() => typed !== null && take(typed)}
        onKeyDown={(event) => {
          const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
          if (event.key === 'Enter' && typed !== null) take(typed);
          else if (step !== undefined) take(daysAfter((dayTyped(typed ?? value) ?? value) || today(), step));
          else return;
          event.preventDefault();
        }}
      />
      <button
        type="button"
        aria-label={t('dayField.open')}
        onClick={() => (isOpened ? native.current?.showPicker() : setOpened(true))}
      >
        <Icon of={calendar} />
      </button>
      {isOpened ? (
        <input
          ref={native}
          type="date"
          tabIndex={-1}
          aria-hidden
          value={value}
          max={most}
          onChange={({ target }) => target.value && take(target.value)}
        />
      ) : null}
      {fault ? <small role="alert">{fault}</small> : null}
    </span>
  );
}
