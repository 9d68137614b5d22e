import { createContext, useContext, useSyncExternalStore } from 'react';

import type { Bridge } from '../../bridge.ts';
import type { NoticeStore } from '../../stores/notice-store.ts';
import type { Readable } from '../../stores/observable.ts';
import type { RuntimeView } from '../../stores/runtime-store.ts';
import type { AppModel } from './app-model.ts';

/** As much of the model as parts need that show a result and change nothing. */
export interface ShownModel {
  readonly bridge: Bridge;
  readonly facts: AppModel['facts'];
  readonly runtimes: { readonly view: Readable<RuntimeView> };
  readonly notices: NoticeStore;
}

export const AppContext = createContext<AppModel | null>(null);

/** Stands in for the window's model where there is no window: in a report. */
export const ShownContext = createContext<ShownModel | null>(null);

/** The model of the window; only inside `AppContext`. */
export function useApp(): AppModel {
  const model = useContext(AppContext);
  if (model === null) throw new Error('useApp was called outside AppContext');
  return model;
}

/** What there is to show, in the window as in a report. */
export function useShown(): ShownModel {
  const model = useContext(AppContext);
  const shown = useContext(ShownContext);
  const either = model ?? shown;
  if (either === null) throw new Error('useShown was called outside AppContext and ShownContext');
  return either;
}

/**
 * A part of the store's value, with a new rendering when that part changes.
 * @param select must give the same object as long as the part is the same
 */
export function useSelected<Value, Part>(
  readable: Readable<Value>,
  select: (value: Value) => Part,
): Part {
  return useSyncExternalStore(readable.subscribe, () => select(readable.get()));
}

/** The store's value, with a new rendering when it changes. */
export function useReadable<Value>(readable: Readable<Value>): Value {
  return useSyncExternalStore(readable.subscribe, readable.get);
}
