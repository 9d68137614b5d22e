import { expect, test } from './fixtures.ts';

test('opens one window, ready to run, without complaints', async ({ app, page, lab }) => {
  await expect(page).toHaveTitle('Corelane');
  await expect(page.getByRole('heading', { name: 'Corelane', level: 1 })).toBeVisible();
  await lab.ready();
  expect(app.windows()).toHaveLength(1);
});

test('shows the machine and lists the interpreters of both kinds', async ({ page, lab }) => {
  await lab.ready();
  await expect(page.getByRole('banner')).toContainText(/\d+ cores?/);
  await expect(lab.runtime.getByRole('option', { name: /^Python \d/ }).first()).toBeAttached();
  await expect(lab.runtime.getByRole('option', { name: /^Node\.js \d/ }).first()).toBeAttached();
});

test('measures the machine before any run', async ({ lab }) => {
  await expect(lab.liveView).toContainText('No run yet');
  await expect(lab.liveView).toContainText(/Corelane: [\d.]+ % of one core/);
});

test('About tells the versions a bug report needs', async ({ app, lab }) => {
  await lab.ready();
  const detail = await app.evaluate(async ({ dialog, Menu }) => {
    const shown = new Promise<string>((resolve) => {
      dialog.showMessageBox = (...args: unknown[]) => {
        resolve((args.at(-1) as { detail: string }).detail);
        return Promise.resolve({ response: 1, checkboxChecked: false });
      };
    });
    const menus = Menu.getApplicationMenu()?.items ?? [];
    const items = menus.flatMap(({ submenu }) => submenu?.items ?? []);
    items.find(({ label }) => label.replace('&', '') === 'About Corelane')?.click();
    return shown;
  });
  expect(detail).toMatch(/^Corelane \d.*\nElectron \d.*\nChromium \d.*\nNode\.js \d/);
});
