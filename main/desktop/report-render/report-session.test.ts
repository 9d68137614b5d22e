import { beforeEach, describe, expect, it, type Mock, vi } from 'vitest';

const PAGE = 'file:///tmp/report.html';

const closed = vi.hoisted(() => ({
  enableNetworkEmulation: vi.fn(),
  setPermissionRequestHandler: vi.fn(),
  setPermissionCheckHandler: vi.fn(),
  setDevicePermissionHandler: vi.fn(),
  webRequest: { onBeforeRequest: vi.fn() },
  on: vi.fn(),
}));
const fromPartition = vi.hoisted(() => vi.fn(() => closed));
vi.mock('electron', () => ({ session: { fromPartition } }));

const { reportSession } = await import('./report-session.ts');

/** What was given to one of the functions above, as its only or its last argument. */
function handed(to: Mock): unknown {
  return to.mock.lastCall?.at(-1);
}

beforeEach(() => {
  vi.clearAllMocks();
  reportSession(PAGE);
});

describe('the session of a report', () => {
  it('lies in memory, another one for each', () => {
    reportSession(PAGE);
    const [[first], [second]] = fromPartition.mock.calls as unknown as [[string], [string]];
    expect(first).not.toBe(second);
    expect(first).not.toMatch(/^persist:/);
  });

  it('is offline, and loads its page alone', () => {
    expect(closed.enableNetworkEmulation).toHaveBeenCalledWith({ offline: true });
    type Decide = (request: { url: string }, respond: (answer: object) => void) => void;
    const decide = handed(closed.webRequest.onBeforeRequest) as Decide;
    const cancelled = (url: string) => {
      const respond = vi.fn();
      decide({ url }, respond);
      return (respond.mock.lastCall?.[0] as { readonly cancel: boolean }).cancel;
    };
    expect(cancelled(PAGE)).toBe(false);
    expect(cancelled('file:///etc/passwd')).toBe(true);
    expect(cancelled('https://example.org/')).toBe(true);
  });

  it('grants nothing: no permission, no device, no download', () => {
    const decide = vi.fn();
    type Ask = (contents: null, permission: string, decide: (is: boolean) => void) => void;
    const ask = handed(closed.setPermissionRequestHandler) as Ask;
    ask(null, 'media', decide);
    expect(decide).toHaveBeenCalledExactlyOnceWith(false);
    const has = handed(closed.setPermissionCheckHandler) as () => boolean;
    const hasDevice = handed(closed.setDevicePermissionHandler) as () => boolean;
    expect([has(), hasDevice()]).toEqual([false, false]);
    const preventDefault = vi.fn();
    expect(closed.on).toHaveBeenCalledWith('will-download', expect.any(Function));
    const refuse = handed(closed.on) as (event: { preventDefault: () => void }) => void;
    refuse({ preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
  });
});
