import { gilEnabled } from '../../../contract/gil-enabled.ts';
import type { RunState } from '../../../contract/run.ts';
import { headerOf } from '../../stores/run-view.ts';
import { useApp, useReadable } from '../shell/app-context.ts';

/** Whether the interpreter of a run has a GIL: as its result says, else as it was found to be. `null`: not known. */
export function useHasGil(state: RunState): boolean | null {
  const { runtimes } = useReadable(useApp().runtimes.view);
  if ('result' in state) return state.result.gilEnabled;
  const header = headerOf(state);
  const runtime = runtimes?.find(({ id }) => id === header?.runtime.id);
  if (runtime?.usable !== true) return null;
  return gilEnabled(runtime.features, header?.request.options ?? {});
}
