import type { ProcessAction } from '../../contract/processes.ts';
import type { ListedProcess } from '../monitor/process-list/listed-process.ts';
import type { ControlQuestion } from './control-parts.ts';
import { commandText, titleOf } from './shown-process.ts';

/** More would not fit on a screen, and nobody would read them. */
const MAX_LISTED = 15;

const VERBS: Readonly<Record<ProcessAction, string>> = {
  stop: 'Stop',
  suspend: 'Suspend',
  resume: 'Resume',
  terminate: 'Terminate',
  kill: 'Kill',
};

const EFFECTS: Readonly<Record<ProcessAction, string>> = {
  stop: 'It is asked to stop, as by Ctrl+C in a terminal. Most programs end.',
  suspend: 'It does nothing more until it is resumed.',
  resume: 'It goes on where it was suspended.',
  terminate: 'It is asked to end, and may put its things in order first.',
  kill: 'It ends at once and can’t save anything.',
};

export interface SignalPlan {
  readonly action: ProcessAction;
  /** The one that was meant first, then those that it has started. */
  readonly targets: readonly ListedProcess[];
  /** Corelane was started by the first one. */
  readonly isAncestor: boolean;
}

/** Whether the user is asked: about what may end something, about several, and about what bears Corelane. */
export function needsConfirmation({ action, targets, isAncestor }: SignalPlan): boolean {
  const isMild = action === 'suspend' || action === 'resume';
  return !isMild || targets.length > 1 || isAncestor;
}

/** Shows whole what is to be reached. */
export function signalQuestion({ action, targets, isAncestor }: SignalPlan): ControlQuestion {
  const [first] = targets;
  const others = targets.length - 1;
  const title = first === undefined ? '' : titleOf(first.facts);
  const children = others === 1 ? ' and 1 child' : ` and ${others} children`;
  return {
    message: `${VERBS[action]} ${title}${others === 0 ? '' : children}?`,
    detail: [
      ...listed(targets),
      '',
      EFFECTS[action],
      ...(isAncestor ? ['Corelane was started by it, and may end with it.'] : []),
    ].join('\n'),
    yes: VERBS[action],
    no: 'Cancel',
  };
}

function listed(targets: readonly ListedProcess[]): readonly string[] {
  const lines = targets.slice(0, MAX_LISTED).map(({ facts }) => {
    const user = facts.user === null ? '' : `, ${facts.user}`;
    return `${facts.pid}${user}: ${commandText(facts)}`;
  });
  const more = targets.length - lines.length;
  return more > 0 ? [...lines, `… and ${more} more`] : lines;
}
