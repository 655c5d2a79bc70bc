import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import './theme/base.css';
import { startWords } from './words/index.js';

await startWords();
createRoot(document.getElementById('root')!).render(<App />);
