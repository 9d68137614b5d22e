// @ts-check
import { describe, expect, it } from 'vitest';

import { sectionNames } from './find-sections.mjs';
import { CODE, DIMENSIONS, TASKS } from './limits.mjs';
import { limitsChart, limitsPage } from './limits-page.mjs';
import { summarise } from './summarise.mjs';

/** @typedef {import('./kept-sections.mjs').KeptSection} KeptSection */

/**
 * Not seen by the compiler of scripts, whose project the app's own files are no part of.
 * @param {string} file
 * @returns {Promise<Readonly<Record<string, unknown>>>}
 */
const codeOf = (file) => import(/* @vite-ignore */ new URL(`../../${file}`, import.meta.url).href);

/** @param {Partial<KeptSection['section']>} parts @returns {KeptSection} */
const kept = (parts) => ({
  ...{ startedAt: '2026-01-02T03:04:05.000Z', repeats: 7, seed: 1, command: 'npm run bench' },
  ...{ machine: [], tools: [], coresInUseBefore: 0 },
  section: {
    ...{ name: 'sampler', title: 'S', about: 'A', tookS: 1, rows: [], notes: [], skipped: [] },
    ...{ peers: [], curves: [] },
    ...parts,
  },
});

const sampled = kept({
  curves: [
    {
      ...{ title: 'CPU time a worker and tick, sleeping threads', xLabel: 'threads', yLabel: 'µs' },
      lines: [
        { name: 'psutil', points: [{ x: 1, y: 1 }] },
        {
          name: 'Corelane, visible',
          points: [1, 8, 64, 512].map((x) => ({ x, y: 900 / x + 12 })),
        },
      ],
    },
  ],
});

describe('the page of limits', () => {
  it('says what the code says', async () => {
    const limits = await codeOf('contract/limits.ts');
    const pace = await codeOf('main/monitor/tick-pace.ts');
    expect(CODE).toEqual({
      mostWorkers: limits.MAX_WORKERS,
      mostWorkersPerTask: limits.MAX_WORKERS_PER_TASK,
      mostFoundWorkers: (await codeOf('main/monitor/followed-tree.ts')).MAX_FOUND_WORKERS,
      mostTimeLimitS: limits.MAX_TIME_LIMIT_S,
      keptTasks: (await codeOf('contract/task-times.ts')).MAX_KEPT_TASKS,
      mostTasks: (await codeOf('main/lab/host-session.ts')).MAX_TASKS,
      trackLimits: (await codeOf('renderer/stores/track/growing-track.ts')).TRACK_LIMITS,
      mostWaitingBytes: (await codeOf('main/store/history/history-database.ts')).MAX_WAITING_BYTES,
      slowestTickMs: pace.SLOWEST_TICK_MS,
      costLimit: pace.COST_LIMIT,
      quietCostLimit: pace.QUIET_COST_LIMIT,
    });
    expect(limitsPage(new Map())).toContain('every 2 s at the slowest');
  });

  it('asks only for sections that there are', () => {
    const asked = [...DIMENSIONS, TASKS].map(({ section }) => section);
    expect(sectionNames()).toEqual(expect.arrayContaining(asked));
  });

  it('tells the largest size that was run, and how cost grew up to it', () => {
    const page = limitsPage(new Map([['sampler', sampled]]));
    expect(page).toContain(
      '| workers: threads | 512 threads | 7,040 µs, CPU of a tick | 900 µs | 12 µs |',
    );
    expect(page).toMatch(/workers: threads .* a line \|/);
    expect(page).toContain('| workers: processes | not measured yet (`sampler`) |');
    expect(page).toContain('images/limits.svg');
    expect(limitsChart(new Map([['sampler', sampled]]))).toContain(
      'workers: threads: CPU of a tick',
    );
  });

  it('takes scatter for no growth', () => {
    const points = [5, 9, 5, 9, 5].map((y, index) => ({ x: 2 ** index, y }));
    const curve = {
      title: 'Time of a write of 16 ticks of 64 workers',
      xLabel: 'min',
      yLabel: 'ms',
    };
    const store = kept({
      name: 'store',
      curves: [{ ...curve, lines: [{ name: 'Corelane', points }] }],
    });
    expect(limitsPage(new Map([['store', store]]))).toMatch(/recorded .* no clear growth \|/);
  });

  it('has nothing to draw where nothing was measured, and says of tasks what is known', () => {
    expect(limitsChart(new Map())).toBeNull();
    expect(limitsPage(new Map())).not.toContain('images/');
    const rows = summarise([
      { subject: 'Corelane', case: '9 tasks', metric: TASKS.metric, unit: 'ms', values: [5] },
    ]);
    expect(limitsPage(new Map([['store', kept({ name: 'store', rows })]]))).toContain(
      '| tasks of a run | 9 tasks | 5 ms, time to pack and write the tasks |',
    );
  });
});
