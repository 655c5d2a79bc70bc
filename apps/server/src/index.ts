export { webFolder } from './plugin/pages.js';
export { serve } from './serve.js';
export type { Running, ServeOptions } from './serve.js';
