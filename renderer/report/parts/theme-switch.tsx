import { useEffect, useState } from 'react';

import type { Settings } from '../../../contract/settings.ts';

type Theme = Settings['theme'];

const THEMES: readonly { readonly theme: Theme; readonly label: string }[] = [
  { theme: 'system', label: 'System' },
  { theme: 'light', label: 'Light' },
  { theme: 'dark', label: 'Dark' },
];

/** Light or dark; as the reader's system has it until something is chosen. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState<Theme>('system');
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  return (
    <fieldset className="segmented theme-switch">
      <legend className="visually-hidden">Colours</legend>
      {THEMES.map((choice) => (
        <button
          key={choice.theme}
          type="button"
          className="segment"
          aria-pressed={choice.theme === theme}
          onClick={() => setTheme(choice.theme)}
        >
          {choice.label}
        </button>
      ))}
    </fieldset>
  );
}
