import type { RequestName } from '../../contract/ipc.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { Bridge } from '../bridge.ts';

export interface FakeBridge {
  readonly bridge: Bridge;
  /** What was asked for, in order. */
  readonly asked: readonly { readonly name: RequestName; readonly argument: unknown }[];
}

/** A bridge for tests of the stores: gives the answers it was given, `null` otherwise. */
export function fakeBridge(
  answers: Partial<Record<RequestName, Result<unknown>>> = {},
): FakeBridge {
  const asked: { name: RequestName; argument: unknown }[] = [];
  const request = (name: RequestName, argument: unknown) => {
    asked.push({ name, argument });
    return Promise.resolve(answers[name] ?? ok(null));
  };
  const bridge: Bridge = {
    request: request as Bridge['request'],
    pathOf: (file) => `/home/ada/${file.name}`,
    on: () => () => undefined,
  };
  return { bridge, asked };
}
