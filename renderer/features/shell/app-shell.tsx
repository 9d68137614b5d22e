import { CodeDialog } from '../code/code-dialog.tsx';
import { ExportDialog } from '../export/export-dialog.tsx';
import { MachineDialog } from '../machine/machine-dialog.tsx';
import { AppHeader } from './app-header.tsx';
import { Notices } from './notices.tsx';
import { Tooltip } from './tooltip.tsx';
import { useKeyboardCommands } from './use-keyboard-commands.ts';
import { useTheme } from './use-theme.ts';
import { Views } from './views.tsx';

/** The frame of the window: the header, one view at a time, and what lies over them. */
export function AppShell() {
  useTheme();
  useKeyboardCommands();
  return (
    <div className="app-frame">
      <AppHeader />
      <Views />
      <CodeDialog />
      <MachineDialog />
      <ExportDialog />
      <Notices />
      <Tooltip />
    </div>
  );
}
