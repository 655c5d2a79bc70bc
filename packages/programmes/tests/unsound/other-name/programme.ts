export { default } from '../../fixtures/pocket-parks/programme.js';
