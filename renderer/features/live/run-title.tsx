import type { RunOptionDefinition } from '../../../contract/catalogue.ts';
import { detailsWords } from '../../../contract/program-runtimes.ts';
import type { RunHeader, RuntimeRef } from '../../../contract/run.ts';
import type { RunOptions } from '../../../contract/run-options.ts';
import type { Runtime } from '../../../contract/runtime.ts';
import { kindName, runtimeTitle } from '../../../contract/runtime-title.ts';
import { formatCoreList } from '../../format/core-list.ts';
import { formatCount } from '../../format/quantity.ts';
import { useReadable, useShown } from '../shell/app-context.ts';

/** What runs: the work, the strategy, the runtime, how many workers, and which options were set. */
export function RunTitle({ header }: { readonly header: RunHeader }) {
  return header.request.command === undefined ? (
    <WorkloadTitle header={header} />
  ) : (
    <CommandTitle request={header.request} />
  );
}

function WorkloadTitle({ header }: { readonly header: RunHeader }) {
  const { facts, runtimes } = useShown();
  const { catalogue } = facts;
  const { request, runtime } = header;
  const workload = catalogue.workloads.find(({ id }) => id === request.workload);
  const strategy = catalogue.strategies.find(({ id }) => id === request.strategy);
  const meaning = strategy?.workersMeaning ?? 'worker';
  const parts = [
    strategy?.label ?? request.strategy,
    runtimeName(runtime, useReadable(runtimes.view).runtimes),
    request.workers === 1 && meaning !== 'tasks in flight'
      ? '1 worker'
      : `${formatCount(request.workers)} ${meaning}`,
    request.cores === null ? undefined : `on ${formatCoreList(request.cores)}`,
    ...optionWords(request.options, catalogue.options),
  ];
  return (
    <p className="run-title">
      <strong>{workload?.label ?? request.workload}</strong>
      {parts.map((part) => part !== undefined && <span key={part}>{part}</span>)}
    </p>
  );
}

/** Of a program of the user's own: its name, and with what it was run. */
function CommandTitle({ request }: { readonly request: RunHeader['request'] }) {
  const { command } = request;
  if (command === undefined) return null;
  const line = command.argv.join(' ');
  const name = command.name === '' ? line : command.name;
  const values = Object.entries(request.parameters).map(([key, value]) => `${key} ${value}`);
  const parts = [
    ...(name === line ? [] : [line]),
    ...values,
    ...detailsWords(command),
    ...(request.cores === null ? [] : [`on ${formatCoreList(request.cores)}`]),
  ];
  return (
    <p className="run-title">
      <strong>{name}</strong>
      {parts.map((part) => (
        <span key={part}>{part}</span>
      ))}
    </p>
  );
}

/** A runtime that is gone meanwhile keeps what the run itself knows of it. */
function runtimeName(ref: RuntimeRef, found: readonly Runtime[] | null): string {
  const runtime = found?.find(({ id }) => id === ref.id);
  return runtime?.usable === true ? runtimeTitle(runtime) : `${kindName(ref.kind)} ${ref.version}`;
}

/** Options that were set, as short as they can be said. */
function optionWords(
  options: RunOptions,
  definitions: readonly RunOptionDefinition[],
): readonly string[] {
  return definitions.flatMap(({ name, label, value }) => {
    const set = options[name];
    if (set === undefined) return [];
    if (value.type === 'switch') return label.toLowerCase();
    if (value.type === 'integer') return `${label.toLowerCase()} ${set} ${value.unit}`;
    return value.choices.find((choice) => choice.value === set)?.label ?? String(set);
  });
}
