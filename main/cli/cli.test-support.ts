import type { RunResult } from '../../contract/run.ts';
import type { CliIo } from './cli-io.ts';
import { runCli } from './run-cli.ts';

export interface Captured {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface TestIo extends CliIo {
  readonly captured: () => Omit<Captured, 'exitCode'>;
  /** What Ctrl+C does. */
  readonly interrupt: (exitCode: number) => void;
}

/** A process that is none: keeps what is written, and is interrupted on request. */
export function testIo(overrides: Partial<CliIo> = {}): TestIo {
  let [stdout, stderr] = ['', ''];
  let listener: ((exitCode: number) => void) | null = null;
  return {
    out: (text) => {
      stdout += text;
      return Promise.resolve();
    },
    err: (text) => void (stderr += text),
    isTerminal: false,
    workingDirectory: '/nonexistent',
    environment: { ...process.env, XDG_CONFIG_HOME: '/nonexistent' },
    onInterrupt: (added) => {
      listener = added;
      return () => (listener = null);
    },
    ...overrides,
    captured: () => ({ stdout, stderr }),
    interrupt: (exitCode) => listener?.(exitCode),
  };
}

/** Runs a command line to its end. */
export async function corelane(argv: readonly string[], io = testIo()): Promise<Captured> {
  const exitCode = await runCli(argv, io);
  return { exitCode, ...io.captured() };
}

/** A result as a good run of two threads leaves it; `parts` replace its own. */
export function runResult(parts: Partial<RunResult> = {}): RunResult {
  return {
    schema: 'corelane.run/1',
    runId: 'run-1',
    state: 'completed',
    error: null,
    startedAt: '2026-01-02T03:04:05.000Z',
    workload: 'primes',
    parameters: { tasks: 32, size: 200_000 },
    strategy: 'threads',
    runtime: { id: 'python-1', kind: 'python', version: '3.11.7', executable: '/usr/bin/python3' },
    workers: 2,
    options: {},
    seed: 1,
    effectiveCores: 2,
    wallMs: 5_210,
    startupMs: 62,
    shutdownMs: 18,
    totalMs: 5_290,
    cpuMs: { user: 5_240, system: 41 },
    cpuIsLowerBound: false,
    coresUsed: 1.016,
    peakRssBytes: 34 * 1024 * 1024,
    peakPssBytes: null,
    pssReadings: 0,
    digest: 'd1ce',
    tasks: { total: 32, done: 32, failed: 0 },
    taskMs: { p50: 310, p95: 420, p99: 431.5 },
    queueWaitMs: null,
    workerDetails: [
      {
        id: 0,
        kind: 'thread',
        label: 'thread 0',
        pid: 4_711,
        tid: 4_712,
        tasks: 16,
        cpuMs: 2_600,
        onCpuMs: 2_601,
        waitingMs: 12,
        blockedMs: 2_597,
        signal: null,
      },
    ],
    runtimeThreadsCpuMs: 0,
    hostCpuMs: 12,
    samples: { count: 20, residualPercent: 0.42 },
    monitorCoresUsed: 0.004,
    serverCoresUsed: null,
    othersCoresUsed: 0.02,
    exit: { code: 0, signal: null },
    stderrTail: '',
    warnings: [],
    ...parts,
  };
}
