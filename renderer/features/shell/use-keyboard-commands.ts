import { useEffect } from 'react';

import { isLive } from '../../stores/run-store.ts';
import { useApp } from './app-context.ts';
import type { AppModel } from './app-model.ts';
import { runCommand } from './commands.ts';

/**
 * Ctrl+Enter (Cmd+Enter) runs, Esc stops, wherever the focus is. A key that was used here is
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
      runCommand(model, command);
    };
    window.addEventListener('keydown', handleKeyDown);
    return () => window.removeEventListener('keydown', handleKeyDown);
  }, [model]);
}

function commandFor(event: KeyboardEvent, model: AppModel): 'run' | 'stop' | null {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return 'run';
  if (event.key !== 'Escape' || !isLive(model.run.view.get().state)) return null;
  // Esc closes an open popover first.
  return document.querySelector(':popover-open') === null ? 'stop' : null;
}
