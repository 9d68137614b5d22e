import type { ExperimentSpec } from '../../../contract/experiment.ts';
import type { ExperimentResult } from '../../../contract/experiment-result.ts';
import type { Runtime } from '../../../contract/runtime.ts';
import type { Experiments } from '../../experiment/experiments.ts';
import { createExperiments } from '../../experiment/run/create-experiments.ts';
import { runtimesOnCard } from '../../monitor/runtimes-on-card.ts';
import type { History } from '../../store/history/history.ts';
import { defaultSettings } from '../../store/settings-schema.ts';
import type { CliIo } from '../cli-io.ts';
import { type CliEngine, openEngine } from '../engine.ts';
import { EXIT_CANT_TELL, EXIT_COMPLETED, EXIT_FAILED, EXIT_SLOWER } from '../exit-codes.ts';
import { writeHtmlOfResult } from '../report/html-of-result.ts';
import { ERASE_LINE } from '../terminal-text.ts';
import { UsageError } from '../usage-error.ts';
import { compareProgress } from './compare-progress.ts';
import { compareSummary } from './compare-summary.ts';
import { type GateResult, judgeGate } from './gate.ts';
import { gateMarkdown } from './gate-markdown.ts';
import { type GateRequest, refuseOtherMachine } from './gate-request.ts';

/** An experiment that a command leads from start to end. */
export interface WantedConduct {
  readonly spec: ExperimentSpec;
  readonly runtimes: readonly Runtime[];
  /** What it is held against; `null`: nothing. */
  readonly gate: GateRequest | null;
  readonly json: boolean;
  readonly keepsHistory: boolean;
  /** Where the report goes; `null`: none is wanted. */
  readonly reportPath: string | null;
}

/**
 * Leads an experiment and prints its result.
 * @returns the exit code
 * @throws UsageError when it could not even be started
 */
export async function conductExperiment(wanted: WantedConduct, io: CliIo): Promise<number> {
  const { spec, runtimes, gate, json, keepsHistory, reportPath } = wanted;
  const underWay: { experiments: Experiments | null } = { experiments: null };
  const engine = await openEngine(
    {
      runtimes,
      tickMs: defaultSettings.tickMs,
      keepsHistory,
      needsSamples: reportPath !== null,
      experimentId: () => experimentId(underWay.experiments),
    },
    io,
  );
  const experiments = experimentsOf(engine, runtimes);
  underWay.experiments = experiments;
  try {
    if (gate !== null) refuseOtherMachine(gate, engine.readMachine(), onCard(spec, runtimes));
    const { history } = engine;
    return await conduct({ experiments, spec, gate, json, history, reportPath }, io);
  } finally {
    await experiments.close();
    await engine.close();
  }
}

interface Conducted {
  readonly experiments: Experiments;
  readonly spec: ExperimentSpec;
  readonly gate: GateRequest | null;
  readonly json: boolean;
  readonly history: History | null;
  /** Where the report goes; `null`: none is wanted. */
  readonly reportPath: string | null;
}

function experimentsOf(engine: CliEngine, runtimes: readonly Runtime[]): Experiments {
  return createExperiments({
    lab: engine.lab,
    runtimes: () => runtimes,
    readMachine: engine.readMachine,
    readRuntimes: (ids) => runtimesOnCard(ids, runtimes),
    onProgress: (result) => engine.history?.saveExperiment(result),
    knownWallMs: () => null,
  });
}

function experimentId(experiments: Experiments | null): string | null {
  const state = experiments?.state() ?? { state: 'idle' };
  return state.state === 'idle' || state.state === 'ended' ? null : state.experimentId;
}

function onCard(spec: ExperimentSpec, runtimes: readonly Runtime[]) {
  return runtimesOnCard(spec.runtimeIds, runtimes);
}

async function conduct(conducted: Conducted, io: CliIo): Promise<number> {
  const { experiments, spec } = conducted;
  const interrupt: { exitCode: number | null } = { exitCode: null };
  const unsubscribe = [
    io.onInterrupt((exitCode) => {
      interrupt.exitCode = exitCode;
      experiments.control('stop');
    }),
    ...(io.isTerminal ? [experiments.onState(() => showProgress(experiments, io))] : []),
  ];
  try {
    const started = await experiments.start(spec);
    if (!started.ok) throw new UsageError(started.error.message);
    // An interrupt may have come while there was nothing to stop yet.
    if (interrupt.exitCode !== null) experiments.control('stop');
    const result = await experiments.waitForEnd(started.value.experimentId);
    if (io.isTerminal) io.err(ERASE_LINE);
    return await report(result, conducted, interrupt.exitCode, io);
  } finally {
    for (const stop of unsubscribe) stop();
  }
}

function showProgress(experiments: Experiments, io: CliIo): void {
  const line = compareProgress(experiments.state());
  if (line !== null) io.err(ERASE_LINE + line);
}

async function report(
  result: ExperimentResult,
  { gate, json, history, reportPath }: Conducted,
  interruptCode: number | null,
  io: CliIo,
): Promise<number> {
  const judged = gate === null ? null : judgeGate(gate.before, result, gate.limitPercent);
  await io.out(json ? asJson(result, judged) : asText(result, gate, judged));
  const isWritten =
    reportPath === null || (await writeHtmlOfResult(result, history, reportPath, io));
  if (!isWritten) return EXIT_FAILED;
  if (interruptCode !== null && result.state === 'stopped') return interruptCode;
  if (result.state !== 'completed' || isWorthless(result)) return EXIT_FAILED;
  return judged === null || gate?.fails !== true ? EXIT_COMPLETED : gateExitCode(judged);
}

function asJson(result: ExperimentResult, gate: GateResult | null): string {
  return `${JSON.stringify(gate === null ? result : { ...result, gate })}\n`;
}

function asText(
  result: ExperimentResult,
  gate: GateRequest | null,
  judged: GateResult | null,
): string {
  if (gate === null || judged === null) return compareSummary(result);
  return gateMarkdown(judged, gate.before.startedAt, gate.differences());
}

/** The same work came to different results, or was not the same: what was measured is worth nothing. */
function isWorthless({ warnings }: ExperimentResult): boolean {
  return warnings.some(({ code }) => code === 'digests-differ' || code === 'folder-changed');
}

function gateExitCode({ answer }: GateResult): number {
  if (answer === 'slower') return EXIT_SLOWER;
  return answer === 'cant-tell' ? EXIT_CANT_TELL : EXIT_COMPLETED;
}
