import { CodeDialog } from '../code/code-dialog.tsx';
import { LaunchPanel } from '../launch/launch-panel.tsx';
import { LiveRegion } from '../live/live-region.tsx';
import { AppHeader } from './app-header.tsx';
import { Notices } from './notices.tsx';
import { Tooltip } from './tooltip.tsx';
import { useKeyboardCommands } from './use-keyboard-commands.ts';
import { useTheme } from './use-theme.ts';

/** The frame of the window: header, launch panel, live view. */
export function AppShell() {
  useTheme();
  useKeyboardCommands();
  return (
    <div className="app-frame">
      <AppHeader />
      <main className="app-main">
        <LaunchPanel />
        <LiveRegion />
      </main>
      <CodeDialog />
      <Notices />
      <Tooltip />
    </div>
  );
}
