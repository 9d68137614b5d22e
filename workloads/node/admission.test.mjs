// @ts-check
import { describe, expect, it } from 'vitest';

import { abilities, refusalOf, STRATEGIES, WORKLOADS } from './admission.mjs';
import { startHost } from './testing/start-host.mjs';

// By its address, because the application's sources belong to another compilation.
const CATALOGUE = new URL('../../main/catalogue/catalogue.ts', import.meta.url).href;
/** @type {{ catalogue: import('../../contract/catalogue.ts').Catalogue }} */
const { catalogue } = await import(CATALOGUE);

describe('what the host admits', () => {
  it('are the workloads and strategies of the catalogue', () => {
    expect([...WORKLOADS].sort()).toEqual(catalogue.workloads.map(({ id }) => id).sort());
    expect([...STRATEGIES].sort()).toEqual(catalogue.strategies.map(({ id }) => id).sort());
  });

  it.each(catalogue.workloads.map(({ id }) => id))('%s where the catalogue does', (workload) => {
    for (const strategy of STRATEGIES) {
      const admission = catalogue.admission[workload].node[strategy];
      expect(refusalOf(workload, strategy)).toBe(admission.admitted ? null : admission.reason);
    }
  });

  it('is said in answer to "describe", and no worker is started for that', async () => {
    const host = startHost();
    host.send({ type: 'describe', protocol: 1 });
    expect(await host.exited).toEqual({ code: 0, signal: null });
    await host.closed;
    expect(host.messages).toEqual([
      {
        type: 'description',
        protocol: 1,
        runtime: 'node',
        version: expect.stringMatching(/^\d+\.\d+\.\d+/),
        workloads: abilities(),
      },
    ]);
    expect(abilities()['start-gate']).toEqual(['threads', 'thread-pool', 'async']);
  });

  it.each([
    ['counter', 'threads-async', 'no lock does both'],
    ['limited', 'processes', 'share no memory'],
    ['bounded-buffer', 'sequential', 'wait for each other'],
  ])('refuses %s under %s with the reason', async (workload, strategy, reason) => {
    const host = startHost();
    host.request({ workload, strategy, parameters: {} });
    const failure = await host.until('host-error');
    expect(failure.code).toBe('bad-parameter');
    expect(failure.message).toContain(reason);
    expect(await host.exited).toEqual({ code: 1, signal: null });
  });
});
