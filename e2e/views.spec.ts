import { expect, test } from './fixtures.ts';
import { ComparePage } from './pages/compare-page.ts';

test('the views are reached by keys, keep what stands in them, and name what a picture shows', async ({
  lab,
  page,
}) => {
  const compare = new ComparePage(page);
  const picture = (of: string) => page.getByRole('button', { name: `Screenshot of the ${of}` });
  await lab.ready();
  await lab.fill({ Tasks: 77 });
  await expect(picture('live view')).toBeVisible();
  await page.keyboard.press('Control+2');
  await expect(compare.tab('Compare')).toHaveAttribute('aria-current', 'page');
  await expect(compare.panel).toBeVisible();
  await expect(lab.launch).toBeHidden();
  await expect(picture('result')).toBeVisible();
  await expect(picture('live view')).toBeHidden();
  await compare.list('Limit').fill('4321');
  await page.keyboard.press('Control+3');
  await expect(page.getByRole('searchbox', { name: 'Search the history' })).toBeVisible();
  await expect(compare.panel).toBeHidden();
  await page.keyboard.press('Control+1');
  await expect(lab.number('Tasks')).toHaveValue('77');
  await page.keyboard.press('Control+2');
  await expect(compare.list('Limit')).toHaveValue('4321');
});

test('the machine is told in a dialog that Esc closes', async ({ lab, page }) => {
  await lab.ready();
  const opener = page.getByRole('button', { name: /memory$/ });
  await opener.click();
  const dialog = page.getByRole('dialog', { name: 'This machine, now' });
  await expect(dialog.getByRole('group', { name: 'Machine card' })).toContainText('Node.js');
  await dialog.getByRole('button', { name: 'Copy as text' }).click();
  await expect(lab.notice('Machine card copied.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
});
