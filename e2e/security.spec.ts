import { expect, test } from './fixtures.ts';

test('the page has no Node and knows only the contract', async ({ page, lab }) => {
  await lab.ready();
  const globals = await page.evaluate<string[]>(
    "['require', 'process', 'module', 'Buffer'].filter((name) => name in window)",
  );
  expect(globals).toEqual([]);
  const bridge = await page.evaluate<string[]>('Object.keys(window.corelane).sort()');
  expect(bridge).toEqual(['on', 'pathOf', 'request']);
});

for (const [way, script] of [
  ['a new window', "window.open('https://example.org/')"],
  ['an address', "window.location.href = 'https://example.org/'"],
  ['a file', "window.location.href = 'file:///etc/passwd'"],
  ['another page of ours', "window.location.href = 'app://corelane/report.html'"],
]) {
  test(`${way} does not lead the window away`, async ({ app, page, lab, complaints }) => {
    await lab.ready();
    await page.evaluate(`{ ${script} }`);
    // Still there, and still connected to main.
    const answer = await page.evaluate<object>("window.corelane.request('app:snapshot', null)");
    expect(answer).toMatchObject({ ok: true });
    expect(await page.evaluate<string>('location.href')).toBe('app://corelane/index.html');
    expect(app.windows()).toHaveLength(1);
    // Chromium itself refuses pages that would lead to a file, and says so.
    const others = complaints.splice(0).filter((text) => !text.startsWith('Not allowed to load'));
    expect(others).toEqual([]);
  });
}

test('the session lets no request out', async ({ app, lab }) => {
  await lab.ready();
  const outcome = await app.evaluate(async ({ session }) => {
    try {
      await session.defaultSession.fetch('http://127.0.0.1:9/');
      return 'answered';
    } catch (error) {
      return String(error);
    }
  });
  expect(outcome).toContain('ERR_BLOCKED_BY_CLIENT');
});

test('permissions are denied', async ({ page, lab }) => {
  await lab.ready();
  const states = await page.evaluate<string[]>(`Promise.all(
    ['geolocation', 'notifications', 'clipboard-read', 'camera'].map(
      async (name) => (await navigator.permissions.query({ name })).state,
    ),
  )`);
  expect(states).toEqual(['denied', 'denied', 'denied', 'denied']);
});

/** Those that need not be there. */
interface Preferences {
  readonly experimentalFeatures?: boolean;
  readonly enableBlinkFeatures?: string;
}

test('the window is confined, also where a default would do', async ({ app, lab }) => {
  await lab.ready();
  const preferences = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => {
      // There since the first versions, but in no documentation, and so in no types.
      const asked = webContents as unknown as { getLastWebPreferences: () => Preferences };
      return asked.getLastWebPreferences();
    }),
  );
  expect(preferences).toHaveLength(1);
  expect(preferences[0]).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
  });
  expect(preferences[0]?.experimentalFeatures ?? false).toBe(false);
  expect(preferences[0]?.enableBlinkFeatures ?? '').toBe('');
});

test('the page runs no script but those of its files, and connects to nothing', async ({
  page,
  lab,
  complaints,
}) => {
  await lab.ready();
  const outcome = await page.evaluate<object>(`(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.ranInline = true';
    document.head.append(script);
    const image = document.createElement('img');
    image.setAttribute('onerror', 'window.ranHandler = true');
    image.src = 'app://corelane/no-such-image.png';
    await new Promise((resolve) => {
      image.addEventListener('error', resolve);
      document.body.append(image);
    });
    const frame = document.createElement('iframe');
    frame.srcdoc = '<p>Inside</p>';
    document.body.append(frame);
    return {
      inline: 'ranInline' in window,
      handler: 'ranHandler' in window,
      fetched: await fetch('index.html').then(() => true, () => false),
    };
  })()`);
  expect(outcome).toEqual({ inline: false, handler: false, fetched: false });
  // Each of them was refused by the policy, or was not there.
  const told = complaints.splice(0);
  expect(told.filter((text) => text.includes('Content Security Policy')).length).toBeGreaterThan(2);
});

test('a guest page stays an empty element', async ({ app, page, lab }) => {
  await lab.ready();
  const isGuest = await page.evaluate<boolean>(`(() => {
    const guest = document.createElement('webview');
    guest.src = 'https://example.org/';
    document.body.append(guest);
    return 'getWebContentsId' in guest;
  })()`);
  expect(isGuest).toBe(false);
  const contents = await app.evaluate(({ webContents }) => webContents.getAllWebContents().length);
  expect(contents).toBe(1);
});

test('a page of ours that is not the window gets no answer', async ({ app, lab }) => {
  await lab.ready();
  const answer = await app.evaluate(async ({ app: electronApp, BrowserWindow }) => {
    const preload = `${electronApp.getAppPath()}/out/preload/index.cjs`;
    const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
    try {
      await other.loadURL('data:text/html,<title>Elsewhere</title>');
      const ask = "window.corelane.request('app:snapshot', null)";
      return (await other.webContents.executeJavaScript(ask)) as object;
    } finally {
      other.destroy();
    }
  });
  expect(answer).toMatchObject({ ok: false, error: { code: 'foreign-sender' } });
});

test('a file that the page offers is not saved', async ({ app, page, lab }) => {
  await lab.ready();
  await app.evaluate(({ session }) => {
    const refused: boolean[] = [];
    (globalThis as { refusedDownloads?: boolean[] }).refusedDownloads = refused;
    session.defaultSession.on('will-download', (event) => refused.push(event.defaultPrevented));
  });
  await page.evaluate(`{
    const link = document.createElement('a');
    link.href = 'data:text/plain,saved';
    link.download = 'saved.txt';
    link.click();
  }`);
  const refused = () =>
    app.evaluate(() => (globalThis as { refusedDownloads?: boolean[] }).refusedDownloads ?? []);
  await expect.poll(refused).toEqual([true]);
});

test('the copy button of a digest may write to the clipboard', async ({ app, lab, page }) => {
  await lab.chooseRuntime('Node.js');
  await lab.fill({ Tasks: 2, Limit: 1000, Workers: 1 });
  await lab.start();
  await lab.result.getByRole('button', { name: 'Copy digest' }).click();
  await expect(lab.notice('Digest copied.')).toBeVisible();
  const text = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(text).toMatch(/^[0-9a-f]{64}$/);
  await expect(page.getByRole('status').filter({ hasText: 'can’t be written' })).toHaveCount(0);
});
