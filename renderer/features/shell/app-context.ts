import { createContext, useContext, useSyncExternalStore } from 'react';

import type { Readable } from '../../stores/observable.ts';
import type { AppModel } from './app-model.ts';

export const AppContext = createContext<AppModel | null>(null);

/** The model of the window; only inside `AppContext`. */
export function useApp(): AppModel {
  const model = useContext(AppContext);
  if (model === null) throw new Error('useApp was called outside AppContext');
  return model;
}

/** The store's value, with a new rendering when it changes. */
export function useReadable<Value>(readable: Readable<Value>): Value {
  return useSyncExternalStore(readable.subscribe, readable.get);
}
