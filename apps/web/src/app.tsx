import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { BrowserRouter } from 'react-router';
import { ApiError } from './api/client.js';
import { forgetFirstAnswers } from './api/first-answers.js';
import { session } from './api/session.js';
import { Gate } from './shell/gate.js';
import { Guard } from './shell/guard.js';
import { placeAt, placesOf } from './shell/menu.js';

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // What the server refuses stays refused; a broken line is tried again.
      retry: (count, fault) =>
        count < 2 && fault instanceof ApiError && [0, 502, 503, 504].includes(fault.problem.status),
    },
  },
});

/** Milliseconds for which the first drawing waits for what its page asks. */
const LONGEST_WAIT = 300;

/** Brings the code of the page at this address, asks who is signed in, and what his page will ask: before anything is drawn. */
export async function askAhead(): Promise<void> {
  await asksAhead();
  forgetFirstAnswers();
}

async function asksAhead(): Promise<void> {
  const addressed = placeAt(location.pathname);
  addressed?.fetch?.();
  const signedIn = client.fetchQuery(session).catch(() => null); // the gate says what went wrong
  // Most who come to a page's address are signed in and may open it: what it asks does not wait for that answer.
  const early = addressed?.asks?.(client);
  const who = await signedIn;
  if (who === null || who.mustChangePassword) return;
  const mine = placesOf(who);
  const place = addressed && mine.includes(addressed) ? addressed : mine[0];
  place?.fetch?.();
  const asked = place === addressed ? early : place?.asks?.(client);
  // Drawn once with its numbers rather than twice; a slow answer does not keep the frame from coming.
  await Promise.race([asked, new Promise((over) => setTimeout(over, LONGEST_WAIT))]);
}

export function App() {
  return (
    <QueryClientProvider client={client}>
      <Guard>
        <BrowserRouter>
          <Gate />
        </BrowserRouter>
      </Guard>
    </QueryClientProvider>
  );
}
