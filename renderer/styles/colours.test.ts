import { expect, it } from 'vitest';

import { ALL_VISIONS, contrast, distance } from './colour-vision.test-support.ts';
import compare from './compare.css?raw';
import moreContrast from './contrast.css?raw';
import timeline from './timeline-marks.css?raw';
import tokens from './tokens.css?raw';

/** Below it two areas side by side are hard to tell apart: half of this is just seen where they touch. */
const LEAST_DISTANCE = 0.09;

/** Of lines and areas that mean something against what they lie on: WCAG 1.4.11. */
const LEAST_CONTRAST = 3;

const THEMES = ['light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

/** Colours by their property: the last that is given of one holds. */
function coloursOf(theme: Theme, ...sheets: readonly string[]): (name: string) => string {
  const pairs = sheets.join('\n').matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g);
  const found = new Map(
    Array.from(pairs, ([, name = '', light = '', dark = '']) => [
      name,
      theme === 'light' ? light : dark,
    ]),
  );
  return (name) => {
    const colour = found.get(name);
    if (colour === undefined) throw new Error(`No colour ${name}`);
    return colour;
  };
}

const plain = (theme: Theme) => coloursOf(theme, tokens, timeline, compare);
const more = (theme: Theme) => coloursOf(theme, tokens, timeline, compare, moreContrast);

const SERIES = ['workers', 'runtime', 'server', 'monitor', 'others'].map(
  (user) => `series-${user}`,
);
const STATES = ['series-workers', 'state-waiting', 'state-blocked'];
const TASKS = ['task', 'task-queued', 'task-transfer', 'bad'];
const CONFIGURATIONS = Array.from({ length: 8 }, (_, index) => `config-${index + 1}`);

/** What may lie side by side in a picture. */
const GROUPS = { SERIES, STATES, TASKS, CONFIGURATIONS };

/** In a stack, where there is a test server and where there is none. */
const NEIGHBOURS = [
  ...neighbours(SERIES),
  ...neighbours(SERIES.filter((name) => name !== 'series-server')),
  ...pairsOf(STATES),
];

function neighbours(names: readonly string[]): readonly (readonly [string, string])[] {
  return names.slice(1).map((name, index) => [names[index] ?? '', name]);
}

function pairsOf(names: readonly string[]): readonly (readonly [string, string])[] {
  return names.flatMap((one, index) =>
    names.slice(index + 1).map((other) => [one, other] as const),
  );
}

for (const theme of THEMES) {
  const colour = plain(theme);

  it.each(Object.entries(GROUPS))(
    `tells %s apart without red or green cones too, ${theme}`,
    (_, names) => {
      for (const [one, other] of pairsOf(names)) {
        for (const vision of ALL_VISIONS) {
          const apart = distance(colour(one), colour(other), vision);
          expect(apart, `${one}, ${other}, ${vision}`).toBeGreaterThan(LEAST_DISTANCE);
        }
      }
    },
  );

  it(`draws lines that are seen, ${theme}`, () => {
    const lines = [
      ...CONFIGURATIONS,
      'series-workers',
      'series-monitor',
      'task',
      'task-transfer',
      'bad',
      'accent',
    ];
    for (const name of [...lines, 'field-line']) {
      expect(contrast(colour(name), colour('panel')), name).toBeGreaterThan(LEAST_CONTRAST);
    }
  });

  it(`writes what can be read, ${theme}`, () => {
    for (const ground of ['page', 'panel', 'raised']) {
      for (const name of ['text', 'text-muted', 'text-faint', 'good', 'bad', 'care']) {
        expect(contrast(colour(name), colour(ground)), `${name} on ${ground}`).toBeGreaterThan(4.5);
      }
    }
  });

  it(`keeps neighbours 3 : 1 apart where more contrast is wanted, ${theme}`, () => {
    const strong = more(theme);
    for (const [one, other] of NEIGHBOURS) {
      const apart = contrast(strong(one), strong(other));
      expect(apart, `${one}, ${other}`).toBeGreaterThan(LEAST_CONTRAST);
    }
    for (const name of ['line', 'field-line', 'accent']) {
      expect(contrast(strong(name), strong('panel')), name).toBeGreaterThan(LEAST_CONTRAST);
    }
    expect(contrast(strong('text-faint'), strong('panel'))).toBeGreaterThan(7);
  });
}

it('is a test that can fail', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(distance('#000000', '#ffffff', 'full')).toBeCloseTo(1);
  // Red and green of one lightness.
  const [red, green] = ['#c02a2a', '#5d7a1c'];
  expect(distance(red, green, 'full')).toBeGreaterThan(LEAST_DISTANCE);
  expect(distance(red, green, 'deuteranopia')).toBeLessThan(LEAST_DISTANCE);
});
