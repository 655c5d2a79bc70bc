// What the command's parts offer: the command itself, and the work of a thread of its pool.
export { run } from './main.js';

/** Takes up a thread's work; loaded only there, as a command for one paper does without it. */
export const work = async (): Promise<void> => (await import('./worker.js')).work();
