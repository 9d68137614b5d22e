// @ts-check
import { readdirSync } from 'node:fs';

/** What is cheap to cool down from comes first; unknown ones come last, by name. */
const ORDER = [
  'sampler',
  'accuracy',
  'observer',
  'dispatch',
  'start',
  'drawing',
  'store',
  'endurance',
];

const FOLDER = new URL('../sections/', import.meta.url);

/** @returns {string[]} names of all sections, in the order in which they are run */
export function sectionNames() {
  const names = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.mjs') && !file.endsWith('.test.mjs'))
    .map((file) => file.slice(0, -'.mjs'.length));
  const place = (/** @type {string} */ name) =>
    ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length;
  return names.sort((left, right) => place(left) - place(right) || (left < right ? -1 : 1));
}

/**
 * @param {readonly string[]} wanted empty: all
 * @returns {Promise<import('./section.mjs').Section[]>}
 * @throws {Error} in words for the user, for a section that is not there
 */
export async function loadSections(wanted) {
  const names = sectionNames();
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new Error(`There is no section “${unknown}”. There are: ${names.join(', ')}.`);
  }
  const chosen = names.filter((name) => wanted.length === 0 || wanted.includes(name));
  return await Promise.all(
    chosen.map(async (name) => (await import(new URL(`${name}.mjs`, FOLDER).href)).section),
  );
}
