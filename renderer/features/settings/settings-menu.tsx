import { useState } from 'react';

import type { Settings } from '../../../contract/settings.ts';
import { useApp, useReadable } from '../shell/app-context.ts';
import { Icon } from '../shell/icon.tsx';
import { Approvals } from './approvals.tsx';
import { CoreConventionSelect } from './core-convention-select.tsx';
import { RunHosts } from './run-hosts.tsx';

const THEMES: readonly { readonly value: Settings['theme']; readonly label: string }[] = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

const TICKS_MS = [100, 250, 500, 1000, 2000] as const;

/** Theme, tick length, run hosts and what files were allowed to name, behind one button. */
export function SettingsMenu() {
  const [openings, setOpenings] = useState(0);
  return (
    <>
      <button
        type="button"
        className="icon-button settings-button"
        aria-label="Settings"
        popoverTarget="settings-menu"
      >
        <Icon name="gear" />
      </button>
      <div
        id="settings-menu"
        className="settings-menu"
        popover="auto"
        onToggle={({ newState }) => {
          if (newState === 'open') setOpenings(openings + 1);
        }}
      >
        <ThemeSelect />
        <CoreConventionSelect id="core-convention" className="field" />
        <TickSelect />
        <QuietSwitch />
        <LooksOnlySwitch />
        <RunHosts />
        {/* Asked for anew each time: a file may have been opened meanwhile. */}
        {openings > 0 && <Approvals key={openings} />}
      </div>
    </>
  );
}

function ThemeSelect() {
  const { settings } = useApp();
  const { theme } = useReadable(settings.settings);
  const handleChange = (value: string) => {
    const choice = THEMES.find((candidate) => candidate.value === value);
    if (choice !== undefined) settings.update({ theme: choice.value });
  };
  return (
    <div className="field">
      <label htmlFor="theme">Theme</label>
      <select id="theme" value={theme} onChange={(event) => handleChange(event.target.value)}>
        {THEMES.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}

function TickSelect() {
  const { settings } = useApp();
  const { tickMs } = useReadable(settings.settings);
  const choices = [...new Set([...TICKS_MS, tickMs])].sort((a, b) => a - b);
  return (
    <div className="field">
      <label htmlFor="tick-ms">Sample every</label>
      <select
        id="tick-ms"
        value={tickMs}
        aria-describedby="tick-ms-help"
        onChange={(event) => settings.update({ tickMs: Number(event.target.value) })}
      >
        {choices.map((choiceMs) => (
          <option key={choiceMs} value={choiceMs}>
            {choiceMs} ms
          </option>
        ))}
      </select>
      <p id="tick-ms-help" className="field-help">
        Shorter shows more detail and costs more CPU. Holds from the next tick on.
      </p>
    </div>
  );
}

function QuietSwitch() {
  const { settings } = useApp();
  const { quietRuns } = useReadable(settings.settings);
  return (
    <div className="switch-field">
      <label>
        <input
          type="checkbox"
          checked={quietRuns}
          aria-describedby="quiet-runs-help"
          onChange={(event) => settings.update({ quietRuns: event.target.checked })}
        />
        Draw a run only when it has ended
      </label>
      <p id="quiet-runs-help" className="field-help">
        Leaves the cores to the run, as comparisons always do. Holds from the next run on.
      </p>
    </div>
  );
}

function LooksOnlySwitch() {
  const { settings } = useApp();
  const { looksOnly } = useReadable(settings.settings);
  return (
    <div className="switch-field">
      <label>
        <input
          type="checkbox"
          checked={looksOnly}
          aria-describedby="looks-only-help"
          onChange={(event) => settings.update({ looksOnly: event.target.checked })}
        />
        Only look at processes
      </label>
      <p id="looks-only-help" className="field-help">
        No process can be stopped, suspended or given another priority from the list.
      </p>
    </div>
  );
}
