import type { ReactNode } from 'react';

import { assertNever } from '../../../contract/result.ts';
import type { RunState } from '../../../contract/run.ts';
import { type RunKind, runKind } from '../../../contract/run-kind.ts';
import { formatElapsed } from '../../format/duration.ts';
import type { ShownState } from '../../format/names.ts';
import { formatTimeOfDay } from '../../format/when.ts';
import type { LiveView } from '../../stores/live-view.ts';
import { headerOf } from '../../stores/run-view.ts';
import { RunTitle } from './run-title.tsx';
import { StateChip } from './state-chip.tsx';

interface RunStripProps {
  readonly view: LiveView;
  /** Its state was never heard of again. */
  readonly isInterrupted: boolean;
  /** Nothing is known of how far it is. */
  readonly isTimed: boolean;
  /** Ways to act on the picture, at the end of the line. */
  readonly children?: ReactNode;
}

/** One line on what runs and how far it is. */
export function RunStrip({ view, isInterrupted, isTimed, children }: RunStripProps) {
  const header = headerOf(view.state);
  if (header === null) return null;
  const goesOn = !('result' in view.state) && !isInterrupted;
  const kind = runKind(header.request);
  return (
    <div className="run-strip">
      <div className="run-line">
        <StateChip state={shownState(view.state, isInterrupted, isTimed)} />
        <RunTitle header={header} />
        {goesOn && (
          <p className="run-elapsed">
            <span className="run-phase">
              {isTimed ? `since ${formatTimeOfDay(header.startedAt)}` : phaseText(view.state, kind)}
            </span>
            {!isTimed && (
              <>
                <span className="visually-hidden">Elapsed </span>
                {formatElapsed(view.elapsedMs)}
              </>
            )}
          </p>
        )}
        {children}
      </div>
      {goesOn && !isTimed && kind === 'workload' && <RunProgress view={view} />}
    </div>
  );
}

function shownState({ state }: RunState, isInterrupted: boolean, isTimed: boolean): ShownState {
  if (isInterrupted) return 'interrupted';
  // Main is silent on a timed run: it may be past its start by now.
  return isTimed && state === 'starting' ? 'timed' : state;
}

function RunProgress({ view }: { readonly view: LiveView }) {
  const { tasksDone, tasksTotal } = view;
  return <progress aria-label="Progress" max={tasksTotal ?? 1} value={tasksDone ?? 0} />;
}

const STARTING: Readonly<Record<RunKind, string>> = {
  workload: 'Starting the runtime and its workers',
  program: 'Getting ready to start the program',
  attached: 'Looking at the process',
};

const STOPPING: Readonly<Record<RunKind, string>> = {
  workload: 'No new task starts',
  program: 'Ending the program and all that it started',
  attached: 'The process goes on',
};

function phaseText(state: RunState, kind: RunKind): string {
  switch (state.state) {
    case 'starting':
      return STARTING[kind];
    case 'running':
      return kind === 'attached' ? 'Only watched: nothing is sent to it' : '';
    case 'stopping':
      return STOPPING[kind];
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
