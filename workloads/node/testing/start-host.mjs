// @ts-check
import { afterEach } from 'vitest';

import { HostProcess } from './host-process.mjs';

/** @type {HostProcess[]} */
const hosts = [];
afterEach(() => hosts.splice(0).forEach(({ child }) => child.kill('SIGKILL')));

/**
 * A host that lives no longer than the test.
 * @param {Record<string, string>} [env]
 */
export function startHost(env) {
  const host = new HostProcess(env);
  hosts.push(host);
  return host;
}
