// @ts-check
import { nameIn } from './lock-graph.mjs';

const SEVERE = ['high', 'critical'];

/**
 * @typedef {object} AuditReport what `npm audit --json` prints
 * @property {Record<string, {severity: string, nodes: string[]}>} [vulnerabilities] by package
 * @property {string} [message] why there is no answer
 */

/**
 * What is known of packages whose code reaches users, in a line each.
 * @param {AuditReport} report
 * @param {readonly string[]} folders of those packages
 * @throws when the registry gave no answer
 */
export function severeAdvisories({ vulnerabilities, message }, folders) {
  if (vulnerabilities === undefined) {
    throw new Error(`npm audit has no answer (${message ?? 'no reason given'}).`);
  }
  const given = new Set(folders);
  return Object.values(vulnerabilities)
    .filter(({ severity }) => SEVERE.includes(severity))
    .flatMap(({ severity, nodes }) =>
      nodes
        .filter((node) => given.has(node))
        .map((node) => `${severity}: ${nameIn(node)} (${node})`),
    );
}
