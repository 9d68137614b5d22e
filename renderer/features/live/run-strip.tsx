import type { RunOptionDefinition } from '../../../contract/catalogue.ts';
import { assertNever } from '../../../contract/result.ts';
import type { RunHeader, RunState, RuntimeRef } from '../../../contract/run.ts';
import type { RunOptions } from '../../../contract/run-options.ts';
import type { Runtime } from '../../../contract/runtime.ts';
import { kindName, runtimeTitle } from '../../../contract/runtime-title.ts';
import { formatCoreList } from '../../format/core-list.ts';
import { formatElapsed } from '../../format/duration.ts';
import { formatCount } from '../../format/quantity.ts';
import type { LiveView } from '../../stores/live-view.ts';
import { headerOf } from '../../stores/run-store.ts';
import { useApp, useReadable } from '../shell/app-context.ts';
import { StateChip } from './state-chip.tsx';

interface RunStripProps {
  /** Its state was never heard of again. */
  readonly isInterrupted: boolean;
  /** Nothing is known of how far it is. */
  readonly isTimed: boolean;
}

/** One line on what runs and how far it is. */
export function RunStrip({ isInterrupted, isTimed }: RunStripProps) {
  const view = useReadable(useApp().live.view);
  const header = headerOf(view.state);
  if (header === null) return null;
  const goesOn = !('result' in view.state) && !isInterrupted;
  return (
    <div className="run-strip">
      <div className="run-line">
        <StateChip state={isInterrupted ? 'interrupted' : view.state.state} />
        <RunTitle header={header} />
        {goesOn && (
          <p className="run-elapsed">
            <span className="run-phase">{phaseText(view.state)}</span>
            {!isTimed && (
              <>
                <span className="visually-hidden">Elapsed </span>
                {formatElapsed(view.elapsedMs)}
              </>
            )}
          </p>
        )}
      </div>
      {goesOn && !isTimed && <RunProgress view={view} />}
    </div>
  );
}

function RunTitle({ header }: { readonly header: RunHeader }) {
  const { facts, runtimes } = useApp();
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

function RunProgress({ view }: { readonly view: LiveView }) {
  const { tasksDone, tasksTotal } = view;
  return <progress aria-label="Progress" max={tasksTotal ?? 1} value={tasksDone ?? 0} />;
}

function phaseText(state: RunState): string {
  switch (state.state) {
    case 'starting':
      return 'Starting the runtime and its workers';
    case 'running':
      return '';
    case 'stopping':
      return 'No new task starts';
    case 'idle':
    case 'completed':
    case 'failed':
    case 'crashed':
    case 'cancelled':
    case 'timed-out':
      return '';
    default:
      return assertNever(state);
  }
}
