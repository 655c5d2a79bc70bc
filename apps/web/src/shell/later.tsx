import { startTransition, useEffect, useState } from 'react';
import type { ReactNode } from 'react';

/** Draws what is in it when the frame that it came with has been painted; from then on it gives way to whoever clicks. */
export function Later({ children }: { readonly children: ReactNode }) {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    // A frame's own callback runs before it is laid out; a message sent from there comes when it is painted.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => startTransition(() => setPainted(true));
    const frame = requestAnimationFrame(() => port2.postMessage(null));
    return () => {
      cancelAnimationFrame(frame);
      port1.close();
    };
  }, []);
  return isPainted ? children : null;
}
