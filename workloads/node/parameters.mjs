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
  throw wrong(name, value, `give a whole number from ${min} to ${max}`);
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

/**
 * @template {string} T
 * @param {Record<string, unknown>} values
 * @param {string} name
 * @param {readonly T[]} choices
 * @param {T} [absent] what it is when it is not given; without, it must be given
 * @returns {T} one of the choices
 */
export function choice(values, name, choices, absent) {
  const value = values[name];
  if (value === undefined && absent !== undefined) return absent;
  const found = choices.find((word) => word === value);
  if (found !== undefined) return found;
  throw wrong(name, value, `give one of ${choices.join(', ')}`);
}

/**
 * @param {Record<string, unknown>} values
 * @param {string} name
 * @returns {boolean}
 */
export function switchedOn(values, name) {
  const value = values[name];
  if (typeof value === 'boolean') return value;
  throw wrong(name, value, 'give true or false');
}

/**
 * @param {string} name
 * @param {unknown} value
 * @param {string} remedy
 */
function wrong(name, value, remedy) {
  const seen = value === undefined ? 'is missing' : `is ${shown(value)}`;
  return new HostFailure('bad-parameter', `The parameter "${name}" ${seen}; ${remedy}.`);
}

/** @param {unknown} value */
function shown(value) {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
