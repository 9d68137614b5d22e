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
