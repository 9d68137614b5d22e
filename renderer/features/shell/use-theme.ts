import { useEffect } from 'react';

import { useApp, useReadable } from './app-context.ts';

/** Puts the chosen theme on the document; `system` leaves the choice to the media query. */
export function useTheme(): void {
  const { theme } = useReadable(useApp().settings.settings);
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }, [theme]);
}
