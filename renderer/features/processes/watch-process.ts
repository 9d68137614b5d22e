import type { AppModel } from '../shell/app-model.ts';

/** A day: whoever watches stops when they have seen enough. */
const TIME_LIMIT_MS = 24 * 60 * 60 * 1000;

/** Watches the selected process like a run, with all that it starts, and shows that. Nothing is sent to it. */
export async function watchSelected({ processes, run, views, notices }: AppModel): Promise<void> {
  const { selected, isSelectedGone } = processes.view.get();
  if (selected === null || isSelectedGone) return;
  const { pid, startTicks } = selected;
  const failure = await run.attach({
    process: { pid, startTicks },
    name: '',
    timeLimitMs: TIME_LIMIT_MS,
  });
  if (failure === null) views.show('lab');
  else notices.addProblem(failure);
}
