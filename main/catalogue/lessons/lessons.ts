import type { Lesson } from '../../../contract/lesson.ts';
import { asyncOrThreads } from './async-or-threads.ts';
import { blockedLoop } from './blocked-loop.ts';
import { gil } from './gil.ts';
import { gilReleased } from './gil-released.ts';
import { lockConvoy } from './lock-convoy.ts';
import { oversubscription } from './oversubscription.ts';
import { startUpAndCopy } from './start-up-and-copy.ts';
import { unevenWork } from './uneven-work.ts';

/** Every lesson, in the order in which they build on each other. */
export const lessons: readonly Lesson[] = [
  gil,
  gilReleased,
  oversubscription,
  lockConvoy,
  unevenWork,
  startUpAndCopy,
  asyncOrThreads,
  blockedLoop,
];
