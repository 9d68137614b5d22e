import { useEffect } from 'react';

import type { MenuCommand } from '../../../contract/ipc.ts';
import { isUnderWay } from '../../stores/experiment-store.ts';
import type { LiveStore } from '../../stores/live-store.ts';
import { isLive } from '../../stores/run-view.ts';
import { viewOfKey } from '../../stores/view-store.ts';
import { FREEZE_KEY } from '../live/toggle-freeze.ts';
import { useApp } from './app-context.ts';
import type { AppModel } from './app-model.ts';
import { canFreeze, runCommand, showCode } from './commands.ts';

/**
 * Ctrl+Enter (Cmd+Enter) runs, Esc lets go of what is pinned, selected or frozen and then stops, F8 freezes, Ctrl+K shows the code, Ctrl+1 … 5 show a view, Ctrl+E exports what is shown,
 * Ctrl+Shift+M and Ctrl+Shift+C copy it as Markdown and as a chart, wherever the focus is. A key
 * that was used here is cancelled, so that the same accelerator in the native menu does not act a second time.
 */
export function useKeyboardCommands(): void {
  const model = useApp();
  useEffect(() => {
    const handleKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat) return;
      const act = actionFor(event, model);
      if (act === null) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', handleKeyDown);
    return () => window.removeEventListener('keydown', handleKeyDown);
  }, [model]);
}

function actionFor(event: KeyboardEvent, model: AppModel): (() => void) | null {
  // An open popover or dialog has the keys; Esc closes it first.
  if (document.querySelector('dialog[open]') !== null) return null;
  const view = event.ctrlKey || event.metaKey ? viewOfKey(event.key) : null;
  if (view !== null) return () => model.views.show(view);
  const exporting = exportCommandOf(event);
  if (exporting !== null) return () => runCommand(model, exporting);
  const lettingGo = event.key === 'Escape' ? letGoAction(model) : null;
  if (lettingGo !== null) return lettingGo;
  return model.views.view.get() === 'lab' ? labActionFor(event, model) : null;
}

/** What Esc takes back in the picture of a run before it does anything else; `null`: nothing. */
function letGoAction(model: AppModel): (() => void) | null {
  const live = pictureInFront(model);
  if (live === null || document.querySelector(':popover-open') !== null) return null;
  const { time, freeze } = live;
  const { isPinned, selection } = time.view.get();
  if (isPinned) return () => time.unpin();
  if (selection !== null) return () => time.select(null);
  return freeze.get() === null ? null : () => live.followAgain();
}

/** The stores of the run that is looked at: the live one, or one from the history. */
function pictureInFront({ views, live, opened }: AppModel): LiveStore | null {
  const view = views.view.get();
  if (view === 'lab') return live;
  const shown = opened.view.get();
  return view === 'history' && shown.page === 'run' ? shown.replay.live : null;
}

function exportCommandOf(event: KeyboardEvent): MenuCommand | null {
  if (!event.ctrlKey && !event.metaKey) return null;
  const key = event.key.toLowerCase();
  if (!event.shiftKey) return key === 'e' ? 'export-report' : null;
  return key === 'm' ? 'copy-markdown' : key === 'c' ? 'copy-chart' : null;
}

/** Keys of the view of single runs; the other views have keys of their own. */
function labActionFor(event: KeyboardEvent, model: AppModel): (() => void) | null {
  const withControl = event.ctrlKey || event.metaKey;
  if (event.key === 'Enter' && withControl) return () => runCommand(model, 'run');
  if (event.key.toLowerCase() === 'k' && withControl) return () => showCode(model);
  if (event.key === FREEZE_KEY && canFreeze(model)) return () => runCommand(model, 'freeze');
  if (event.key !== 'Escape' || !canStop(model)) return null;
  if (document.querySelector(':popover-open') !== null) return null;
  return () => runCommand(model, 'stop');
}

function canStop({ run, presets, experiment }: AppModel): boolean {
  if (presets.view.get().measuring !== null) return true;
  // A run of an experiment is stopped where the experiment is led.
  return isLive(run.view.get().state) && !isUnderWay(experiment.view.get().state);
}
