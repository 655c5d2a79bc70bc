import { createRoot } from 'react-dom/client';
import { App, askAhead } from './app.js';
import './theme/base.css';
import './theme/frame.css';
import { paint } from './theme/tokens.js';
import { startWords } from './words/index.js';

paint(document.documentElement);
await Promise.all([askAhead(), startWords()]);
createRoot(document.getElementById('root')!).render(<App />);
