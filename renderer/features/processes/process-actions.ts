import type { ProcessAction } from '../../../contract/processes.ts';
import { isSuspended } from '../../stores/processes/process-states.ts';
import type { AppModel } from '../shell/app-model.ts';

const DONE: Readonly<Record<ProcessAction, string>> = {
  stop: 'Asked to stop',
  suspend: 'Suspended',
  resume: 'Resumed',
  terminate: 'Asked to end',
  kill: 'Killed',
};

/** Has main act on the selected process; it asks first where something may end. */
export async function actOnSelected(
  { bridge, processes, settings, notices }: AppModel,
  action: ProcessAction,
  withChildren: boolean,
): Promise<void> {
  const { selected, isSelectedGone } = processes.view.get();
  if (selected === null || isSelectedGone || settings.settings.get().looksOnly) return;
  const { pid, startTicks, name } = selected;
  const answer = await bridge.request('process:signal', { pid, startTicks, action, withChildren });
  if (!answer.ok) notices.addProblem(answer.error);
  else if (answer.value !== null) {
    const { reached, missed } = answer.value;
    const others = reached > 1 ? ` and ${reached - 1} below it` : '';
    const left = missed > 0 ? ` ${missed} had ended or could not be reached.` : '';
    const message = `${DONE[action]}: ${name} (${pid})${others}.${left}`;
    notices.add({ tone: 'success', message, path: null });
  }
}

export async function suspendOrResume(model: AppModel): Promise<void> {
  const { selected } = model.processes.view.get();
  if (selected === null) return;
  await actOnSelected(model, isSuspended(selected.state) ? 'resume' : 'suspend', false);
}

/** @param nice −20 … 19 */
export async function changeNice(
  { bridge, processes, notices }: AppModel,
  nice: number,
): Promise<void> {
  const { selected } = processes.view.get();
  if (selected === null) return;
  const { pid, startTicks, name } = selected;
  const answer = await bridge.request('process:priority', { pid, startTicks, nice });
  if (!answer.ok) notices.addProblem(answer.error);
  else {
    const message = `Priority changed: ${name} (${pid}), nice ${nice}.`;
    notices.add({ tone: 'success', message, path: null });
  }
}
