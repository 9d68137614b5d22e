import type { Lesson } from '../../../contract/lesson.ts';
import type { Runtime, UsableRuntime } from '../../../contract/runtime.ts';
import { kindName } from '../../../contract/runtime-title.ts';
import type { Settings } from '../../../contract/settings.ts';

/** What a lesson runs on, or why it can't. */
export type LessonRuntime =
  | { readonly runtime: UsableRuntime; readonly reason: null }
  | { readonly runtime: null; readonly reason: string };

/**
 * The runtime of a lesson: the user's default of its kind, else the one a terminal would start, else
 * the first; always one that can show what the lesson is about.
 * @param found `null`: the first search is under way
 */
export function lessonRuntime(
  { runtime: { kind, needsGil } }: Lesson,
  found: readonly Runtime[] | null,
  defaults: Settings['defaultRuntimes'],
): LessonRuntime {
  if (found === null) return refusal('Corelane is still looking for runtimes.');
  const ofKind = found.filter((runtime) => runtime.usable && runtime.kind === kind);
  const fitting = (ofKind as readonly UsableRuntime[]).filter(
    ({ features }) => !needsGil || features.gilEnabled === true,
  );
  const runtime =
    fitting.find(({ id }) => id === defaults[kind]) ??
    fitting.find(({ firstOnPath }) => firstOnPath === true) ??
    fitting[0];
  if (runtime !== undefined) return { runtime, reason: null };
  return refusal(
    ofKind.length > 0
      ? 'This lesson needs a Python with a GIL, and every Python found here runs without one: install a usual build of Python.'
      : `This lesson needs ${kindName(kind)} ${LEAST_VERSIONS[kind]} or newer, and none was found here: install it.`,
  );
}

const LEAST_VERSIONS = { node: '18', python: '3.9' } as const;

function refusal(reason: string): LessonRuntime {
  return { runtime: null, reason };
}
