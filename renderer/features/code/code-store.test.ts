import { describe, expect, it } from 'vitest';

import type { SourceAnswer, SourceRequest } from '../../../contract/ipc.ts';
import { err, ok } from '../../../contract/result.ts';
import { fakeBridge } from '../../dev/fake-bridge.ts';
import { CodeStore } from './code-store.ts';

const request: SourceRequest = {
  kind: 'python',
  strategy: 'threads',
  options: { perTask: true },
  workload: 'primes',
};
const answer: SourceAnswer = { files: [], movingParts: 'Threads. And a barrier.' };

describe('CodeStore', () => {
  it('asks main for the files of what the panel stands at', async () => {
    const { bridge, asked } = fakeBridge({ 'source:read': ok(answer) });
    const code = new CodeStore(bridge);
    const opening = code.open(request, 'Python 3.12.3');
    expect(code.view.get()).toMatchObject({ state: 'loading', runtimeName: 'Python 3.12.3' });
    await opening;
    expect(asked).toEqual([{ name: 'source:read', argument: request }]);
    expect(code.view.get()).toMatchObject({ state: 'ready', answer, error: null });
  });

  it('tells why the files can not be read', async () => {
    const failure = err('source-missing', 'workloads/python/threads.py is not there.');
    const code = new CodeStore(fakeBridge({ 'source:read': failure }).bridge);
    await code.open(request, 'Python 3.12.3');
    expect(code.view.get()).toMatchObject({ state: 'failed', answer: null, error: failure.error });
  });

  it('stays closed when the answer comes after it was closed', async () => {
    const code = new CodeStore(fakeBridge({ 'source:read': ok(answer) }).bridge);
    const opening = code.open(request, 'Python 3.12.3');
    code.close();
    await opening;
    expect(code.view.get()).toEqual({ state: 'closed' });
  });
});
