import { expect, test } from './fixtures.ts';
import { ComparePage } from './pages/compare-page.ts';
import { LessonPage } from './pages/lesson-page.ts';
import { severeViolations } from './severe-violations.ts';

const LESSON = 'Native code that releases the GIL';
const PREDICTION = 'It rises to the number of cores, then stays';

test('without a runtime for it, a lesson says which one it needs, and searches again', async ({
  app,
  lab,
  page,
}) => {
  const lesson = new LessonPage(page);
  await lab.searched();
  await page.keyboard.press('Control+4');
  await lesson.entry('The GIL').click();
  await lesson.curve('It stays where it is').check();
  await expect(lesson.run).toBeEnabled();
  // As main would say on a machine without any.
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.send('runtimes:found', []),
  );
  await expect(lesson.run).toBeDisabled();
  await expect(lesson.run).toHaveAccessibleDescription(/needs Python 3\.9 or newer/);
  await lesson.button('Search again').click();
  await expect(lesson.run).toBeEnabled();
});

test('a curve is predicted by keyboard, and a real run is held against it', async ({
  lab,
  page,
}) => {
  test.slow();
  const lesson = new LessonPage(page);
  await lab.ready();
  await page.keyboard.press('Control+4');
  await expect(lesson.entries).toHaveCount(8);
  await lesson.entry(LESSON).focus();
  await page.keyboard.press('Enter');
  await expect(lesson.region.getByRole('heading', { name: LESSON })).toBeVisible();
  await expect(lesson.run).toBeDisabled();
  await expect(lesson.run).toHaveAccessibleDescription('Choose a curve first.');

  await page.keyboard.press('Tab');
  while (!(await lesson.curves.first().evaluate('document.activeElement.type === "radio"'))) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await expect(lesson.curve(PREDICTION)).toBeChecked();
  await page.keyboard.press('Tab');
  await expect(lesson.run).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(lesson.stop).toBeFocused();
  await expect(lesson.region.getByRole('region', { name: 'Progress' })).toContainText('of 12 runs');

  await expect(lesson.answer).toContainText(`You predicted “${PREDICTION}”`, { timeout: 60_000 });
  await expect(lesson.answer).toContainText('it releases the GIL and other threads run meanwhile');
  await expect(lesson.dots).toHaveCount(4);
  await expect(lesson.rows).toHaveCount(4);
  await expect(lesson.rows.first()).toContainText('1.00×');
  await expect(lesson.entry(LESSON)).toHaveAccessibleName(/done$/);

  for (const theme of ['light', 'dark'] as const) {
    await lab.chooseTheme(theme);
    expect(await severeViolations(page)).toEqual([]);
  }

  await lesson.button('Show the code').click();
  const code = page.getByRole('dialog');
  await expect(code).toContainText('threading');
  await page.keyboard.press('Escape');
  await lesson.button('Open in Compare').click();
  const compare = new ComparePage(page);
  await expect(compare.rows).toHaveCount(4);
  await page.keyboard.press('Control+4');
  await expect(lesson.answer).toContainText(`You predicted “${PREDICTION}”`);
  await lesson.button('Predict again').click();
  await expect(lesson.run).toBeDisabled();
  expect(await severeViolations(page)).toEqual([]);
});

test('a lesson has the machine to itself; stopped, it says so and does not count as done', async ({
  lab,
  page,
}) => {
  const lesson = new LessonPage(page);
  await lab.ready();
  await page.keyboard.press('Control+4');
  await lesson.entry('A blocked loop').click();
  await lesson.curve('It stays where it is').check();
  await lesson.run.click();
  await expect(lesson.region.getByRole('region', { name: 'Progress' })).toContainText('of 12 runs');
  await page.keyboard.press('Control+1');
  await expect(lab.runButton).toBeDisabled();
  await page.keyboard.press('Control+4');
  await lesson.entry('The GIL').click();
  await lesson.curve('It stays where it is').check();
  await expect(lesson.run).toHaveAccessibleDescription(/Another experiment is running/);
  await lesson.entry('A blocked loop').click();
  await lesson.stop.click();
  await expect(lesson.answer).toContainText('The lesson was stopped');
  await expect(lesson.entry('A blocked loop')).not.toHaveAccessibleName(/done$/);
});
