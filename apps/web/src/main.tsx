import { createRoot } from 'react-dom/client';
import { holdFirstAnswers } from './api/first-answers.js';
import { App, askAhead } from './app.js';
import './theme/base.css';
import './theme/frame.css';
import { paint } from './theme/tokens.js';
import { startWords } from './words/index.js';

// After an update of the server the code of a page that an open tab has not loaded yet is gone: the tab starts anew, once.
const ANEW = 'luoshi.anew';
addEventListener('vite:preloadError', (event) => {
  const before = Number(sessionStorage.getItem(ANEW) ?? 0);
  if (Date.now() - before < 10_000) return;
  sessionStorage.setItem(ANEW, String(Date.now()));
  event.preventDefault();
  location.reload();
});
paint(document.documentElement);
holdFirstAnswers(document.getElementById('first-answers')?.textContent);
await Promise.all([askAhead(), startWords()]);
createRoot(document.getElementById('root')!).render(<App />);
