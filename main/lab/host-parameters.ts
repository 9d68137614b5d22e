import {
  type CommandMessagePart,
  type ParametersMessage,
  PROTOCOL_VERSION,
  type TestServerAddress,
} from '../../contract/host-protocol.ts';
import type { RunRequest } from '../../contract/run.ts';

/** What a host is told beside the request itself. */
export interface HostExtras {
  /** Somebody watches: it is to tell what only it can know of its workers. */
  readonly asksGauges: boolean;
  readonly server: TestServerAddress | null;
  /** For a launcher: what it is to start. */
  readonly command: CommandMessagePart | null;
}

/** The first message to a host. */
export function hostParameters(
  { workload, strategy, workers, seed, parameters, options }: RunRequest,
  { asksGauges, server, command }: HostExtras,
): ParametersMessage {
  return {
    type: 'parameters',
    protocol: PROTOCOL_VERSION,
    ...{ workload, strategy, workers, seed, parameters, options },
    ...(asksGauges ? { gauges: true } : {}),
    ...(server === null ? {} : { server }),
    ...(command === null ? {} : { command }),
  };
}
