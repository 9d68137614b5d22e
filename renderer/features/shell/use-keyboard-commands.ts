import { useEffect } from 'react';

import { isLive } from '../../stores/run-store.ts';
import { useApp } from './app-context.ts';
import type { AppModel } from './app-model.ts';
import { runCommand, showCode } from './commands.ts';

/**
 * Ctrl+Enter (Cmd+Enter) runs, Esc stops, Ctrl+K shows the code, wherever the focus is. A key that was used here is
 * cancelled, so that the same accelerator in the native menu does not act a second time.
 */
export function useKeyboardCommands(): void {
  const model = useApp();
  useEffect(() => {
    const handleKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat) return;
      const command = commandFor(event, model);
      if (command === null) return;
      event.preventDefault();
      if (command === 'code') showCode(model);
      else runCommand(model, command);
    };
    window.addEventListener('keydown', handleKeyDown);
    return () => window.removeEventListener('keydown', handleKeyDown);
  }, [model]);
}

function commandFor(event: KeyboardEvent, model: AppModel): 'run' | 'stop' | 'code' | null {
  // An open popover or dialog has the keys; Esc closes it first.
  if (document.querySelector('dialog[open]') !== null) return null;
  const withControl = event.ctrlKey || event.metaKey;
  if (event.key === 'Enter' && withControl) return 'run';
  if (event.key.toLowerCase() === 'k' && withControl) return 'code';
  if (event.key !== 'Escape' || !canStop(model)) return null;
  return document.querySelector(':popover-open') === null ? 'stop' : null;
}

function canStop({ run, presets }: AppModel): boolean {
  return isLive(run.view.get().state) || presets.view.get().measuring !== null;
}
