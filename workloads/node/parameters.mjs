// @ts-check
import { HostFailure } from './host-failure.mjs';

/**
 * @param {Record<string, unknown>} values
 * @param {string} name
 * @param {number} min
 * @param {number} max
 * @returns {number} a whole number, both ends included
 */
export function wholeNumber(values, name, min, max) {
  const value = values[name];
  if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) {
    return value;
  }
  const seen = value === undefined ? 'is missing' : `is ${JSON.stringify(value)}`;
  throw new HostFailure(
    'bad-parameter',
    `The parameter "${name}" ${seen}; give a whole number from ${min} to ${max}.`,
  );
}

/**
 * @param {Record<string, unknown>} values
 * @param {string} name
 * @returns {string} not empty
 */
export function text(values, name) {
  const value = values[name];
  if (typeof value === 'string' && value !== '' && !value.includes('\0')) return value;
  throw new HostFailure('bad-parameter', `The parameter "${name}" must be a text, not empty.`);
}
