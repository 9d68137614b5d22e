import type { Runtime, UnusableRuntime, UsableRuntime } from '../../contract/runtime.ts';
import { kindName, runtimeTitle } from '../../contract/runtime-title.ts';
import { UNKNOWN } from '../report/quantities.ts';
import { chooseDefaultRuntime } from '../runtimes/default-runtime.ts';
import { findRuntimes } from '../runtimes/find-runtimes.ts';
import type { CliIo } from './cli-io.ts';
import { EXIT_COMPLETED } from './exit-codes.ts';
import type { Flags } from './flags.ts';
import { examplePlaces } from './host-target.ts';
import { textTable } from './text-table.ts';
import { userSettings } from './user-settings.ts';

/** `runtimes`: what can run work on this machine, and why the rest can't. */
export async function runtimesCommand(flags: Flags, io: CliIo): Promise<number> {
  const { defaultRuntimes, runHosts } = await userSettings(io);
  const runtimes = await findRuntimes({
    runHosts: { paths: runHosts, example: examplePlaces(io) },
    onProblem: (message) => io.err(`${message}\n`),
  });
  const defaults = {
    node: chooseDefaultRuntime(runtimes, 'node', defaultRuntimes.node)?.id ?? null,
    python: chooseDefaultRuntime(runtimes, 'python', defaultRuntimes.python)?.id ?? null,
  };
  const answer = { schema: 'corelane.runtimes/1', defaults, runtimes };
  await io.out(
    flags.has('json')
      ? `${JSON.stringify(answer)}\n`
      : runtimesText(runtimes, Object.values(defaults)),
  );
  return EXIT_COMPLETED;
}

/** @param defaultIds the default runtime of each kind, where there is one */
export function runtimesText(
  runtimes: readonly Runtime[],
  defaultIds: readonly (string | null)[],
): string {
  const usable = runtimes.filter((runtime) => runtime.usable);
  const unusable = runtimes.filter((runtime) => !runtime.usable);
  if (usable.length === 0 && unusable.length === 0)
    return 'No Node.js or Python was found on this machine: install one.\n';
  const sections = [usableTable(usable, defaultIds), unusableTable(unusable)];
  return sections.filter((section) => section !== '').join('\n');
}

function usableTable(
  runtimes: readonly UsableRuntime[],
  defaultIds: readonly (string | null)[],
): string {
  if (runtimes.length === 0) return '';
  const titles = ['', 'Runtime', 'Features', 'Found in', 'Executable'];
  return textTable(
    titles.map((title) => ({ title, align: 'left' })),
    runtimes.map((runtime) => [
      defaultIds.includes(runtime.id) ? '*' : '',
      runtimeTitle(runtime),
      featuresText(runtime),
      runtime.origin,
      runtime.executable,
    ]),
  );
}

function unusableTable(runtimes: readonly UnusableRuntime[]): string {
  if (runtimes.length === 0) return '';
  const titles = ['Not usable', 'Executable', 'Reason'];
  return textTable(
    titles.map((title) => ({ title, align: 'left' })),
    runtimes.map(({ kind, version, executable, reason }) => [
      `${kindName(kind)} ${version ?? UNKNOWN}`,
      executable,
      reason,
    ]),
  );
}

function featuresText({
  kind,
  features,
  implementation,
  virtualEnvironment,
  abilities = {},
}: UsableRuntime): string {
  if (kind === 'other') return Object.keys(abilities).join(', ');
  const unusualName = ['CPython', 'Node.js'].includes(implementation) ? [] : [implementation];
  const environment = virtualEnvironment ? ['virtual environment'] : [];
  if (kind === 'node') return [...unusualName, ...environment].join(', ') || UNKNOWN;
  return [
    ...unusualName,
    ...environment,
    features.gilEnabled === true ? 'GIL' : 'no GIL',
    ...(features.freeThreadedBuild === true ? ['free-threaded build'] : []),
    ...(features.interpreterPool === true ? ['interpreter pool'] : []),
    features.startMethods.join('/'),
  ].join(', ');
}
