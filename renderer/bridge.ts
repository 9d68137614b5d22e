import type {
  PushName,
  PushPayload,
  RendererApi,
  RequestArgument,
  RequestName,
  RequestValue,
} from '../contract/ipc.ts';
import { err, type Result, toError } from '../contract/result.ts';

declare global {
  interface Window {
    readonly corelane?: RendererApi;
  }
}

/** The window's only way to main. Requests never reject: a broken channel is a `Failure` too. */
export interface Bridge {
  request<Name extends RequestName>(
    name: Name,
    argument: RequestArgument<Name>,
  ): Promise<Result<RequestValue<Name>>>;
  /** Where a file lies that was dropped on the page; empty: nowhere. */
  pathOf(file: File): string;
  /** Returns its own unsubscribe. */
  on<Name extends PushName>(name: Name, listener: (payload: PushPayload<Name>) => void): () => void;
}

/** Wraps what the preload put on `window`; fails where the page was opened outside the app. */
export function connectBridge(): Result<Bridge, 'no-bridge'> {
  const api = window.corelane;
  if (api === undefined) {
    return err(
      'no-bridge',
      'This page has no connection to Corelane: it only works inside the application window. Start Corelane and use its window.',
    );
  }
  return { ok: true, value: wrap(api) };
}

function wrap(api: RendererApi): Bridge {
  return {
    async request(name, argument) {
      try {
        return await api.request(name, argument);
      } catch (thrown) {
        return err(
          'channel-broken',
          `Corelane did not answer "${name}": ${toError(thrown).message}. Try again; if it stays so, restart the application.`,
        );
      }
    },
    pathOf: (file) => api.pathOf(file),
    on: (name, listener) => api.on(name, listener),
  };
}
