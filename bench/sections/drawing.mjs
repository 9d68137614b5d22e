// @ts-check
import { ensureBuilt } from '../../scripts/build.mjs';
import { defineSection } from '../frame/section.mjs';
import { measureLive } from './drawing/live.mjs';
import { measureRecorded } from './drawing/recorded.mjs';
import { whyNoWindow } from './processes/window-needs.mjs';

/** @typedef {import('../frame/section.mjs').SectionContext} SectionContext */

export const section = defineSection({
  name: 'drawing',
  title: 'Drawing: the work of the page',
  about:
    'What the main thread of the page does for each move while the timeline of a run is dragged and its cross-hair moved, for 2 to 128 cores, 1 to 256 workers and 1 to 60 minutes; and by the second while so many threads are watched live.',
  needs: () => Promise.resolve(whyNoWindow()),
  run: runSection,
});

/** @param {SectionContext} context */
async function runSection(context) {
  await ensureBuilt();
  const recorded = await measureRecorded(context);
  const live = await measureLive(context);
  return {
    figures: [...recorded.figures, ...live.figures],
    curves: [...recorded.curves, ...live.curves],
    notes: [
      'Recorded runs are made up, with the noise of real readings, 4 samples a second and a task of each worker every second, so that there can be more cores than this machine has. They are stored by the app’s own functions and opened in its own window, 1280 × 800.',
      'Work of the page: CPU time of everything on its main thread; script is a part of it. A move of the pointer is drawn once. Drawing itself goes on in other processes, and shows in the time between frames, which is never below that of the display.',
      'The window is driven by a debugger, which makes moves of the pointer a little dearer than they are for users.',
      'Live spans are of one run, one after another. No task above 50 ms counts as 0.',
    ],
  };
}
