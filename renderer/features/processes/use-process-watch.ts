import { useEffect } from 'react';

import { useApp } from '../shell/app-context.ts';

/** Has main read the processes while the view is in front and the window is in sight. */
export function useProcessWatch(): void {
  const { processes } = useApp();
  useEffect(() => {
    const tell = () => void processes.watch(!document.hidden);
    tell();
    document.addEventListener('visibilitychange', tell);
    return () => {
      document.removeEventListener('visibilitychange', tell);
      void processes.watch(false);
    };
  }, [processes]);
}
