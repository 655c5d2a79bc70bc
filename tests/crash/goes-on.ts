/** Milliseconds in which jobs go on after a kill, on a machine that does nothing else. */
const ALONE = 30_000;

/**
 * What a job may take to go on: the limit itself where the crash tests run alone (`npm run test:crash`), four times that
 * beside all other tests, where it would measure how busy the machine is.
 */
export const GOES_ON = process.env['LUOSHI_KILLS'] === undefined ? 4 * ALONE : ALONE;

/** How long jobs are waited for before it is said that they do not go on at all. */
export const GIVEN_UP = 4 * ALONE;
