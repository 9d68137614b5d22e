import { useEffect, useState } from 'react';

import type { Failure } from '../../../contract/result.ts';
import { connectBridge } from '../../bridge.ts';
import { AppContext } from './app-context.ts';
import { type AppModel, openApp } from './app-model.ts';
import { AppShell } from './app-shell.tsx';
import { FullPageMessage } from './full-page-message.tsx';

type BootState =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: Failure }
  | { readonly state: 'ready'; readonly model: AppModel };

/** Asked for before React has drawn anything, and once, however often it mounts the component. */
const opening = open();

/** Fetches main's state, then shows the window. */
export function Boot() {
  const [boot, setBoot] = useState<BootState>({ state: 'loading' });
  useEffect(() => {
    void opening.then(setBoot);
  }, []);
  if (boot.state === 'loading') return <div className="boot-frame" aria-busy="true" />;
  if (boot.state === 'ready') {
    return (
      <AppContext value={boot.model}>
        <AppShell />
      </AppContext>
    );
  }
  return (
    <FullPageMessage
      title="Corelane could not start"
      message={boot.error.message}
      detail={null}
      actionLabel={boot.error.code === 'no-bridge' ? null : 'Try again'}
      onAction={() => window.location.reload()}
    />
  );
}

async function open(): Promise<BootState> {
  const bridge = connectBridge();
  if (!bridge.ok) return { state: 'failed', error: bridge.error };
  const model = await openApp(bridge.value);
  return model.ok
    ? { state: 'ready', model: model.value }
    : { state: 'failed', error: model.error };
}
