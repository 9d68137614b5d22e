// @ts-check
// What a section of `npm run bench` is. Sections stand in bench/sections, export `section`, and share nothing but this.

/**
 * What a section gets to work with.
 * @typedef {object} SectionContext
 * @property {boolean} quick smaller sizes, about ten seconds for the whole section: to see that it works, not to be quoted
 * @property {number} repeats how often each subject is measured in each case; at least 6 unless `quick`, so that a
 *   median has an interval
 * @property {boolean} realHour the endurance section may take an hour of real time as well
 * @property {number} seed of every order and every random number of the section
 * @property {string} folder of the section's own; removed afterwards
 * @property {(text: string) => void} log one line for whoever waits
 * @property {(done: number, total: number, what: string) => void} progress
 * @property {AbortSignal} signal aborted by Ctrl-C: stop at once, end every process that was started
 */

/**
 * Where a goal comes from is said with it, for example `design §9`. One of the two bounds is enough.
 * @typedef {{ atMost?: number, atLeast?: number, source: string }} Goal
 */

/**
 * One measured quantity of one subject in one case.
 * @typedef {object} Figure
 * @property {string} subject who: `Corelane`, `pidusage`, …
 * @property {string} case what it was measured in: `64 processes, quiet`
 * @property {string} metric what is measured, in words with its unit: `µs a worker and tick`
 * @property {string} unit of the values: `µs`, `%`, `points`, `s`, `MB/s`, `ratio`, `count`
 * @property {readonly number[]} values one each repeat, in the order of the repeats: two subjects of one case are
 *   paired by it. A repeat without a reading is NaN
 * @property {Goal} [goal] for the median of the values; with `ratioTo`, see `goalOf`
 * @property {'median' | 'ratio'} [goalOf] what the goal is held against: the median (default), or the ratio to `ratioTo`
 * @property {boolean} [isPeer] a program that is no part of Corelane
 * @property {string} [ratioTo] the subject of the same case and metric that it is compared with, repeat by repeat
 */

/**
 * What could not be measured here, and why, with what to do: `not installed here: apt install sysstat`.
 * @typedef {{ what: string, why: string }} Skipped
 */

/**
 * Draws `Figure`s of one metric over a number: without one a section's figures are drawn as bars.
 * @typedef {object} Curve
 * @property {string} title
 * @property {string} xLabel with its unit
 * @property {string} yLabel with its unit
 * @property {boolean} [isLogX]
 * @property {boolean} [isLogY]
 * @property {readonly { name: string, isPeer?: boolean, points: readonly { x: number, y: number, low?: number, high?: number }[] }[]} lines
 */

/**
 * @typedef {object} SectionResult
 * @property {readonly Figure[]} figures
 * @property {readonly string[]} notes whole sentences for the reader of the figures
 * @property {readonly Skipped[]} [skipped]
 * @property {readonly { name: string, version: string }[]} [peers] programs it was compared with
 * @property {readonly Curve[]} [curves]
 */

/**
 * @typedef {object} Section
 * @property {string} name the word on the command line, and the file's name
 * @property {string} title
 * @property {string} about one sentence: what is measured, and how
 * @property {number} [usualRepeats] where nobody asked for a number, and 7 are too few for intervals that say something
 * @property {(context: SectionContext) => Promise<string | null>} [needs] why it can't run here; `null`: it can
 * @property {(context: SectionContext) => Promise<SectionResult>} run
 */

/**
 * Gives the section back as it is: with it, editors and `tsc` check a section where it is written.
 * @param {Section} section
 * @returns {Section}
 */
export function defineSection(section) {
  return section;
}
