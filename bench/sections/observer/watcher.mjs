// @ts-check

/**
 * What is watched, and what a watcher may use.
 * @typedef {object} Scene
 * @property {number} pid of the busy program
 * @property {number} threads that it has, as many as cores
 * @property {string} folder of this one watch
 * @property {AbortSignal} signal
 */

/**
 * Begins to watch, goes on until `during` is over, and ends all that it started.
 * @typedef {(scene: Scene, during: (watcherPid: number | null) => Promise<void>) => Promise<void>} Watch
 *   `null`: there is no watcher
 */

/**
 * Something that can watch a process here.
 * @typedef {object} Watcher
 * @property {string} name
 * @property {string} how what it does, and how often
 * @property {string | null} version `null`: that of Corelane
 * @property {boolean} isPeer
 * @property {Watch} watch
 */

/**
 * @typedef {{ name: string, find: () => Promise<Watcher | { why: string }> }} Candidate
 *   `why`: it can't watch here
 */

/**
 * The control: as often as all others, nobody.
 * @type {Candidate}
 */
export const nobody = {
  name: 'nobody',
  find: () =>
    Promise.resolve({
      name: 'nobody',
      how: 'the control, which tells how exact this is',
      version: null,
      isPeer: false,
      watch: (_, during) => during(null),
    }),
};
