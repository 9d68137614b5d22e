import { afterEach, describe, expect, it, vi } from 'vitest';

import { ok } from '../contract/result.ts';
import { connectBridge } from './bridge.ts';

function putOnWindow(api: unknown): void {
  vi.stubGlobal('window', { corelane: api });
}

describe('connectBridge', () => {
  afterEach(() => void vi.unstubAllGlobals());

  it('says so where there is no application around the page', () => {
    putOnWindow(undefined);
    expect(connectBridge()).toMatchObject({ ok: false, error: { code: 'no-bridge' } });
  });

  it('hands answers through', async () => {
    putOnWindow({ request: () => Promise.resolve(ok('/data')) });
    const bridge = connectBridge();
    expect(bridge.ok && (await bridge.value.request('folder:pick', null))).toEqual(ok('/data'));
  });

  it('turns a broken channel into a failure that says what to do', async () => {
    putOnWindow({ request: () => Promise.reject(new Error('channel closed')) });
    const bridge = connectBridge();
    const answer = bridge.ok ? await bridge.value.request('run:stop', null) : null;
    expect(answer).toMatchObject({ ok: false, error: { code: 'channel-broken' } });
    expect(JSON.stringify(answer)).toContain('channel closed');
  });
});
