import { formatBytes } from '../../format/bytes.ts';
import { formatCoreCount } from '../../format/quantity.ts';
import type { ViewName } from '../../stores/view-store.ts';
import { ExportButtons } from '../export/export-buttons.tsx';
import { SettingsMenu } from '../settings/settings-menu.tsx';
import { useApp, useReadable } from './app-context.ts';
import { runCommand } from './commands.ts';
import { Icon } from './icon.tsx';
import { ViewTabs } from './view-tabs.tsx';

/** Name, views, machine, screenshots and settings. */
export function AppHeader() {
  return (
    <header className="app-header">
      <Logo />
      <ViewTabs />
      <MachineLine />
      <ExportButtons />
      <ScreenshotButtons />
      <SettingsMenu />
    </header>
  );
}

function Logo() {
  return (
    <h1 className="logo">
      <svg className="logo-mark" viewBox="0 0 18 18" aria-hidden="true">
        <rect x="1" y="2" width="16" height="3.4" rx="1.7" />
        <rect x="1" y="7.3" width="10" height="3.4" rx="1.7" />
        <rect x="1" y="12.6" width="13" height="3.4" rx="1.7" />
      </svg>
      Corelane
    </h1>
  );
}

function MachineLine() {
  const { facts, machineCard } = useApp();
  const { machine } = facts;
  const { cpuModel, logicalCores, physicalCores, effectiveCores, memoryBytes } = machine;
  const notes = [
    physicalCores !== null && physicalCores !== logicalCores ? `${physicalCores} physical` : '',
    effectiveCores < logicalCores ? `${formatCoreCount(effectiveCores)} allowed` : '',
  ].filter((note) => note !== '');
  return (
    <button
      type="button"
      className="machine-line"
      aria-haspopup="dialog"
      data-tip="What this machine is, as it is saved with every result"
      onClick={() => void machineCard.open()}
    >
      <span className="machine-model">{cpuModel}</span>
      <span>
        {logicalCores} {logicalCores === 1 ? 'core' : 'cores'}
        {notes.length > 0 && ` (${notes.join(', ')})`}
      </span>
      <span>{formatBytes(memoryBytes)} memory</span>
    </button>
  );
}

const BUTTON_WORDS = { 'live view': 'Live view', result: 'Result', list: 'List' } as const;

/** What each view has a picture of, apart from the window itself. */
const PICTURED: Readonly<Record<ViewName, keyof typeof BUTTON_WORDS>> = {
  lab: 'live view',
  compare: 'result',
  history: 'result',
  lessons: 'result',
  processes: 'list',
};

function ScreenshotButtons() {
  const model = useApp();
  const pictured = PICTURED[useReadable(model.views.view)];
  return (
    <div className="button-group" role="group" aria-label="Screenshot">
      <Icon name="camera" />
      <button
        type="button"
        className="button"
        aria-label="Screenshot of the window"
        data-tip="Save the whole window as PNG (Ctrl+Shift+S)"
        onClick={() => runCommand(model, 'screenshot-window')}
      >
        Window
      </button>
      <button
        type="button"
        className="button"
        aria-label={`Screenshot of the ${pictured}`}
        data-tip={`Save the ${pictured} alone as PNG`}
        onClick={() => runCommand(model, 'screenshot-live-view')}
      >
        {BUTTON_WORDS[pictured]}
      </button>
      <button
        type="button"
        className="button"
        aria-label={`Copy image of the ${pictured}`}
        data-tip={`Copy the ${pictured} as an image to the clipboard`}
        onClick={() => runCommand(model, 'copy-image')}
      >
        Copy image
      </button>
    </div>
  );
}
