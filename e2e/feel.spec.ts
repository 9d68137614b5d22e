import type { ElectronApplication, Page } from '@playwright/test';

import { cutOff } from './cut-off.ts';
import { expect, test } from './fixtures.ts';
import { startLongRun } from './long-run.ts';
import { importRecorded, resizePage } from './recorded-history.ts';
import { finishShortRun } from './short-run.ts';

/** Elements that move by themselves, or would. */
function moving(page: Page): Promise<number> {
  return page.evaluate<number>(`[...document.querySelectorAll('*')].filter((element) => {
    const { transitionDuration, animationName } = getComputedStyle(element);
    return animationName !== 'none' || /[1-9]/.test(transitionDuration);
  }).length + document.getAnimations().length`);
}

/** What the legend of the timeline shows for the states, and whether its canvas shows the same. */
interface StateColours {
  readonly legend: readonly string[];
  readonly drawn: readonly boolean[];
}

function stateColours(page: Page): Promise<StateColours> {
  return page.evaluate<StateColours>(`(() => {
    const panel = document.querySelector('.timeline-panel');
    const swatches = [...panel.querySelectorAll('.legend .swatch')].slice(0, 3);
    const legend = swatches.map((swatch) => getComputedStyle(swatch).backgroundColor);
    const pixels = [...panel.querySelectorAll('.timeline-canvas canvas')].map((canvas) =>
      canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data,
    );
    const isDrawn = (colour) => {
      const [red, green, blue] = colour.match(/\\d+/g).map(Number);
      return pixels.some((data) => {
        for (let at = 0; at < data.length; at += 4) {
          if (data[at] === red && data[at + 1] === green && data[at + 2] === blue) return true;
        }
        return false;
      });
    };
    return { legend, drawn: legend.map(isDrawn) };
  })()`);
}

for (const [name, media] of [
  ['forced colours', { forcedColors: 'active' }],
  ['more contrast', { contrast: 'more' }],
] as const) {
  test(`with ${name} states are told apart, on canvas too, and the focus is seen`, async ({
    app,
    page,
    lab,
  }) => {
    await lab.ready();
    const history = await importRecorded(app, page);
    await history.open(history.row('Threads × 4'));
    await expect(history.run.getByRole('region', { name: 'Timeline' })).toBeVisible();
    await expect.poll(async () => (await stateColours(page)).drawn).toEqual([true, true, true]);
    const before = await stateColours(page);
    await page.emulateMedia(media);
    await expect.poll(async () => (await stateColours(page)).drawn).toEqual([true, true, true]);
    const { legend } = await stateColours(page);
    expect(new Set(legend).size).toBe(3);
    expect(legend).not.toEqual(before.legend);

    await page.keyboard.press('Tab');
    const focus = await page.evaluate<readonly string[]>(`(() => {
      const { outlineStyle, outlineColor } = getComputedStyle(document.activeElement);
      return [outlineStyle, outlineColor, getComputedStyle(document.body).backgroundColor];
    })()`);
    expect(focus[0]).toBe('solid');
    expect(focus[1]).not.toBe(focus[2]);
  });
}

/** @param widthPx of the page then */
async function zoomTo(
  app: ElectronApplication,
  page: Page,
  factor: number,
  widthPx: number,
): Promise<void> {
  await app.evaluate(({ BrowserWindow }, value) => {
    BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(value);
  }, factor);
  await expect.poll(() => page.evaluate<number>('innerWidth')).toBe(widthPx);
}

test('at 200 % in a window of 1280 × 800 everything can be scrolled to', async ({
  app,
  lab,
  page,
}) => {
  await lab.ready();
  await resizePage(app, page, 1280, 800);
  const history = await importRecorded(app, page);
  await zoomTo(app, page, 2, 640);
  for (const key of ['1', '2', '3', '4']) {
    await page.keyboard.press(`Control+${key}`);
    expect(await cutOff(page)).toEqual([]);
  }
  await page.keyboard.press('Control+3');
  await history.open(history.row('Threads × 4'));
  await expect(history.run.getByRole('table', { name: 'Workers' })).toBeVisible();
  expect(await cutOff(page)).toEqual([]);
  await page.getByRole('button', { name: 'Settings' }).click();
  expect(await cutOff(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.evaluate(`document.querySelector('.app-header').style.overflow = 'hidden'`);
  expect(await cutOff(page)).not.toEqual([]);
});

test('at 125 and 150 % nothing is cut off, and nothing in the header lies over something else', async ({
  app,
  lab,
  page,
}) => {
  await lab.ready();
  await resizePage(app, page, 1280, 800);
  for (const [factor, widthPx] of [
    [1.25, 1024],
    [1.5, 853],
  ] as const) {
    await zoomTo(app, page, factor, widthPx);
    const parts = await page.getByRole('banner').locator(':scope > *').all();
    const boxes = (await Promise.all(parts.map((part) => part.boundingBox()))).filter(
      (box) => box !== null,
    );
    for (const [index, box] of boxes.slice(1).entries()) {
      const before = boxes[index];
      expect(box.x).toBeGreaterThanOrEqual((before?.x ?? NaN) + (before?.width ?? NaN));
    }
    for (const key of ['1', '2', '3', '4', '5']) {
      await page.keyboard.press(`Control+${key}`);
      expect(await cutOff(page)).toEqual([]);
    }
  }
});

test('on 3840 × 2160 nothing is stretched beyond sense', async ({ app, lab, page }) => {
  await lab.ready();
  await resizePage(app, page, 3840, 2160);
  const paragraph = lab.liveView.getByRole('paragraph').first();
  expect((await paragraph.boundingBox())?.width).toBeLessThan(640);
  const history = await importRecorded(app, page);
  await history.open(history.row('Threads × 4'));
  const chart = history.run.getByRole('figure', { name: /used over time/ });
  expect((await chart.boundingBox())?.height).toBeLessThanOrEqual(480);
  expect(await cutOff(page)).toEqual([]);
});

test('a first start says in three sentences what to do', async ({ lab }) => {
  await lab.ready();
  const text = await lab.liveView.getByRole('paragraph').first().innerText();
  expect(text.split(/[.!?](?:\s|$)/).filter((sentence) => sentence !== '')).toHaveLength(3);
});

async function chooseFromMenu(app: ElectronApplication, menu: string, entry: string) {
  await app.evaluate(
    ({ Menu }, names) => {
      const items = Menu.getApplicationMenu()?.items ?? [];
      const found = items.find(({ label }) => label.replace('&', '') === names[0]);
      const item = found?.submenu?.items.find(({ label }) => label.startsWith(names[1] ?? ''));
      item?.click();
    },
    [menu, entry],
  );
}

test('there is a table behind every chart', async ({ app, lab, page }) => {
  await lab.ready();
  const history = await importRecorded(app, page);
  await history.open(history.row('Threads × 4'));
  for (const name of [/^Who used the cores/, /^Busy share of each core/, /^Time of each worker/]) {
    const table = history.run.getByRole('table', { name });
    await expect(table.getByRole('row').nth(1)).toContainText(/\d/);
  }
  await history.back();
  await history.open(history.row('Experiment'));
  await expect(history.experiment.getByRole('table', { name: 'Configurations' })).toBeVisible();
  const overlays = history.experiment.getByRole('table', { name: /^Of each run over time/ });
  await expect(overlays).toHaveCount(2);
  await expect(overlays.first().getByRole('row').nth(2)).toContainText(/\d\.\d\d/);
});

test('the View menu freezes the picture, and says when there is none', async ({
  app,
  lab,
  page,
}) => {
  await lab.ready();
  await chooseFromMenu(app, 'View', '&Freeze');
  await expect(page.getByText('There is no picture to freeze')).toBeVisible();
  await startLongRun(lab, 'Node.js', 'Threads');
  await page.keyboard.press('Control+3');
  await chooseFromMenu(app, 'View', '&Freeze');
  const badge = lab.liveView.getByRole('group', { name: 'Frozen picture' });
  await expect(badge).toBeVisible();
  await chooseFromMenu(app, 'View', '&Freeze');
  await expect(badge).toBeHidden();
  await lab.stopButton.click();
  await expect(lab.state('Cancelled')).toBeVisible();
});

test.describe('after any run', () => {
  test.use({ earlierRuns: 'ended' });

  test('nothing moves by itself where the system asks for less motion', async ({ lab, page }) => {
    await lab.ready();
    expect(await moving(page)).toBeGreaterThan(0);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await finishShortRun(lab);
    for (const key of ['1', '2', '3', '4']) {
      await page.keyboard.press(`Control+${key}`);
      expect(await moving(page)).toBe(0);
    }
  });
});
