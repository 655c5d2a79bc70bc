import type { ReactNode } from 'react';
import { useRef, useState } from 'react';

/** A button and what it opens below itself; Escape, a choice, or going elsewhere closes it. */
export function Popup({ button, children }: { readonly button: ReactNode; readonly children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  return (
    <div
      className="popup"
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setOpen(false);
      }}
      onKeyDown={({ key }) => {
        if (key !== 'Escape') return;
        setOpen(false);
        opener.current?.focus();
      }}
    >
      <button ref={opener} type="button" className="plain" aria-expanded={open} onClick={() => setOpen(!open)}>
        {button}
      </button>
      {open ? <div onClick={() => setOpen(false)}>{children}</div> : null}
    </div>
  );
}
