import type { InterpreterKind, Runtime, UsableRuntime } from '../../contract/runtime.ts';

/**
 * The interpreter of a kind to start with: the remembered one while it is usable, else the one a
 * terminal would start, else the newest. `null`: there is no usable one. A user's own run host is
 * never the default of anything: it is chosen by name.
 * @param rememberedId the user's choice from the settings
 */
export function chooseDefaultRuntime(
  runtimes: readonly Runtime[],
  kind: InterpreterKind,
  rememberedId: string | null = null,
): UsableRuntime | null {
  const usable = runtimes
    .filter((runtime) => runtime.usable)
    .filter((runtime) => runtime.kind === kind);
  const remembered = usable.find(({ id }) => id === rememberedId);
  return remembered ?? preferredRuntime(usable);
}

/**
 * The likeliest of several that fit: the terminal's own, else the first that is neither somebody's
 * virtual environment nor Electron's fallback, else the first. Expects the newest first.
 */
export function preferredRuntime(fitting: readonly UsableRuntime[]): UsableRuntime | null {
  return (
    fitting.find(({ firstOnPath }) => firstOnPath === true) ??
    fitting.find(
      ({ virtualEnvironment, origin }) => !virtualEnvironment && origin !== 'electron',
    ) ??
    fitting[0] ??
    null
  );
}
