import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { commandSpec } from '../../../contract/command.test-support.ts';
import type { CommandSpec } from '../../../contract/command.ts';
import { commandRequest } from '../../../contract/command-request.ts';
import type { RunResult, RunState } from '../../../contract/run.ts';
import { runtimeNotes } from '../../../contract/runtime-notes.ts';
import type { SampleBatch } from '../../../contract/sample.ts';
import { createTestLab, pythonRuntime } from '../../lab/fixtures/test-lab.ts';
import { createSampler } from '../../monitor/sampler.ts';
import { judgeRun } from '../../verdict/judge-run.ts';

const folder = mkdtempSync(join(tmpdir(), 'corelane-runtimes-'));
const outputs = join(folder, 'outputs');
const python = pythonRuntime();
const sampler = createSampler({ tickMs: 100 });
const { lab } = createTestLab([python], {
  sampler,
  outputs: { directory: outputs, isKept: true },
});

beforeAll(() => sampler.start());
afterAll(async () => {
  await lab.close();
  await sampler.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Watched {
  readonly result: RunResult;
  readonly states: readonly RunState[];
  readonly batches: readonly SampleBatch[];
}

async function run(parts: Partial<CommandSpec>): Promise<Watched> {
  const states: RunState[] = [];
  const batches: SampleBatch[] = [];
  const leave = [
    lab.onState((state) => states.push(state)),
    sampler.onBatch((batch) => batches.push(batch)),
  ];
  const command = commandSpec({ directory: folder, ...parts });
  const request = commandRequest(
    command,
    { parameters: {}, workers: 1 },
    { cores: null, seed: 1, timeLimitMs: 60_000 },
  );
  const started = await lab.start(request, { isWatched: true });
  if (!started.ok) throw new Error(started.error.message);
  const result = await lab.waitForEnd(started.value.runId);
  leave.forEach((stop) => stop());
  expect(result.error).toBeNull();
  return { result, states, batches };
}

function script(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const notesOf = ({ result }: Watched): Record<string, string> =>
  Object.fromEntries(runtimeNotes(result.command ?? {}));

/** As it had been with the cores to itself: other tests run beside this one. */
const undisturbed = (result: RunResult): RunResult => ({
  ...result,
  othersCoresUsed: 0,
  workerDetails: result.workerDetails.map((worker) => ({ ...worker, waitingMs: 0 })),
});

const BLOCKING = script(
  'blocking.cjs',
  `const end = Date.now() + 2500;
   const timer = setInterval(() => {
     const until = Date.now() + 200;
     while (Date.now() < until);
     if (Date.now() > end) clearInterval(timer);
   }, 210);`,
);

const THREADS = script(
  'threads.py',
  `import threading, time
end = time.monotonic() + 2
def spin():
    while time.monotonic() < end: pass
threads = [threading.Thread(target=spin) for _ in range(3)]
for thread in threads: thread.start()
for thread in threads: thread.join()
`,
);

const POOL = script(
  'pool.py',
  `import multiprocessing, sys, time
def spin(seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end: pass
if __name__ == '__main__':
    context = multiprocessing.get_context(sys.argv[1])
    processes = [context.Process(target=spin, args=(1.5,)) for _ in range(2)]
    for process in processes: process.start()
    for process in processes: process.join()
`,
);

const SLOW = script(
  'slow.py',
  `import asyncio, time
async def main():
    for _ in range(3):
        time.sleep(0.15)
        await asyncio.sleep(0)
    await asyncio.sleep(0.5)
asyncio.run(main())
`,
);

describe.runIf(process.platform === 'linux')(
  'the runtimes of a program',
  { timeout: 60_000 },
  () => {
    it('tell of a loop that is blocked, in lanes, result and verdict', async () => {
      const watched = await run({ argv: [process.execPath, BLOCKING], runtimeDetails: true });
      const { result, batches } = watched;
      const samples = batches.flatMap(({ run: sample }) => sample?.workers ?? []);
      expect(samples.some(({ loopUtilisation }) => (loopUtilisation ?? 0) > 0.5)).toBe(true);
      expect(samples.some(({ loopDelayMs }) => (loopDelayMs ?? 0) > 100)).toBe(true);
      expect(samples.some(({ heapUsedBytes }) => (heapUsedBytes ?? 0) > 1e6)).toBe(true);
      const [loop] = result.command?.details?.loops ?? [];
      expect(loop?.lateShare).toBeGreaterThan(0.5);
      expect(result.eventLoopDelay).toEqual(loop?.delay);
      expect(result.eventLoopDelay?.p99Ns).toBeGreaterThan(100e6);
      expect(judgeRun(undisturbed(result))?.sentence).toMatch(
        /^Callbacks compute inside the event loop of process \d+/,
      );
      expect(notesOf(watched)).toMatchObject({
        interpreters: expect.stringMatching(/^Node\.js/) as string,
        'runtime details': 'on, which adds cost',
        'event loop': expect.stringMatching(/^late by \d+ ms \(p99\)/) as string,
      });
      expect(readdirSync(outputs)).toEqual([]);
    });

    it('are not touched where nobody asks', async () => {
      const print = 'console.log(process.env.NODE_OPTIONS, process.env.PYTHONASYNCIODEBUG)';
      const watched = await run({ argv: [process.execPath, '-e', print] });
      expect(watched.result.command?.stdout.head).toBe('undefined undefined\n');
      expect(watched.result.command?.details).toBeUndefined();
      expect(watched.result.eventLoopDelay).toBeNull();
    });

    it('keep what the user has set', async () => {
      const print = 'console.log(process.env.NODE_OPTIONS, process.env.PYTHONASYNCIODEBUG)';
      const environment = { NODE_OPTIONS: '--no-warnings', PYTHONASYNCIODEBUG: '' };
      const watched = await run({
        ...{ argv: [process.execPath, '-e', print], environment, runtimeDetails: true },
      });
      expect(watched.result.command?.stdout.head).toMatch(
        /^--no-warnings --require=\S+\/node-details\.cjs \n$/,
      );
      expect(watched.result.command?.environmentNames).toEqual(Object.keys(environment));
    });

    it('are known while they run, and whether their threads share a GIL', async () => {
      const { states, result } = await run({
        argv: ['sh', '-c', `'${python.executable}' '${THREADS}'; :`],
      });
      const seen = states.flatMap((state) =>
        state.state === 'running' ? (state.run.runtimes ?? []) : [],
      );
      expect(seen).toContainEqual(expect.objectContaining({ kind: 'python', sharesGil: true }));
      expect(result.command?.runtimes).toMatchObject([
        { kind: 'python', sharesGil: true, startMethod: null },
      ]);
      const pid = result.command?.runtimes?.[0]?.pid;
      const threads = result.workerDetails.filter((worker) => worker.pid === pid);
      expect(threads).toHaveLength(4);
    });

    it.each(['fork', 'spawn', 'forkserver'] as const)(
      'are known to have been started by %s',
      async (method) => {
        const watched = await run({ argv: [python.executable, POOL, method] });
        expect(notesOf(watched)['start method']).toBe(`${method} (2 processes)`);
      },
    );

    it('tell of slow callbacks of asyncio', async () => {
      const watched = await run({ argv: [python.executable, SLOW], runtimeDetails: true });
      expect(watched.result.command?.details?.asyncio?.slowCallbacks).toBeGreaterThanOrEqual(3);
      expect(notesOf(watched)['slow callbacks']).toMatch(
        /^\d+, longest 0\.\d\d s; asyncio’s debug mode was on$/,
      );
      const plain = await run({ argv: [python.executable, SLOW] });
      expect(plain.result.command?.stderr.bytes).toBe(0);
    });

    it('leave no folder behind', () => {
      const left = existsSync(outputs) ? readdirSync(outputs, { recursive: true }).map(String) : [];
      expect(left.filter((path) => path.includes('runtimes'))).toEqual([]);
    });
  },
);
