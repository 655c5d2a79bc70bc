export * as deeds from './deed.js';
export * as sessions from './session.js';
export * as tasks from './task.js';
export * as values from './value.js';
