import type { Locator } from '@playwright/test';

import { expect } from './fixtures.ts';

/** What a chart consists of. */
export interface ChartDrawing {
  readonly paths: readonly (string | null)[];
  readonly circles: readonly (readonly (string | null)[])[];
  readonly words: readonly (string | null)[];
}

const SIZE = { width: 640, height: 260 };

/** As much of the DOM as is asked here: tests are compiled without it. */
interface Shape {
  readonly style: { setProperty(name: string, value: string, priority: string): void };
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
  querySelectorAll(selector: string): Iterable<Shape>;
}

/** Gives the charts of a figure one size, wherever it stands, and tells every path and word in them. */
export async function figureDrawing(figure: Locator): Promise<readonly ChartDrawing[]> {
  await figure.evaluate((element: unknown, { width, height }) => {
    for (const area of (element as Shape).querySelectorAll('.chart-area')) {
      area.style.setProperty('width', `${width}px`, 'important');
      area.style.setProperty('height', `${height}px`, 'important');
      area.style.setProperty('flex', 'none', 'important');
    }
  }, SIZE);
  for (const surface of await figure.locator('.recharts-surface').all()) {
    await expect.poll(() => surface.boundingBox()).toMatchObject(SIZE);
  }
  return figure.evaluate((element: unknown) =>
    Array.from((element as Shape).querySelectorAll('.recharts-surface'), (surface) => ({
      paths: Array.from(surface.querySelectorAll('path'), (path) => path.getAttribute('d')),
      circles: Array.from(surface.querySelectorAll('circle'), (circle) =>
        ['cx', 'cy', 'r'].map((name) => circle.getAttribute(name)),
      ),
      words: Array.from(surface.querySelectorAll('text'), (text) => text.textContent),
    })),
  );
}
