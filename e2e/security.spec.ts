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

test('the copy button of a digest may write to the clipboard', async ({ app, lab, page }) => {
  await lab.chooseRuntime('Node.js');
  await lab.fill({ Tasks: 2, Limit: 1000, Workers: 1 });
  await lab.runButton.click();
  await lab.result.getByRole('button', { name: 'Copy digest' }).click();
  await expect(lab.notice('Digest copied.')).toBeVisible();
  const text = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(text).toMatch(/^[0-9a-f]{64}$/);
  await expect(page.getByRole('status').filter({ hasText: 'can’t be written' })).toHaveCount(0);
});
