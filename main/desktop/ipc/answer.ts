import type { RequestArgument, RequestName, RequestValue } from '../../../contract/ipc.ts';
import { err, type Result, toError } from '../../../contract/result.ts';
import { parseUnknown } from '../../parsing/parse-unknown.ts';
import type { Log } from '../log.ts';
import type { Parsers } from './parsers.ts';

export type Handlers = {
  readonly [Name in RequestName]: (
    argument: RequestArgument<Name>,
  ) => Promise<Result<RequestValue<Name>>> | Result<RequestValue<Name>>;
};

/** What a request is parsed with, and what answers it. */
export interface Answers {
  readonly handlers: Handlers;
  readonly parsers: Parsers;
}

/** An incoming call as it came over the border: nothing of it is trusted yet. */
export interface Call<Name extends RequestName> {
  readonly name: Name;
  readonly argument: unknown;
  readonly isTrusted: boolean;
}

/**
 * Sender check, parse, handle. Always answers a Result: of an exception thrown across IPC only the
 * message would arrive, and its stack would be lost to the log.
 */
export async function answer<Name extends RequestName>(
  call: Call<Name>,
  { handlers, parsers, log }: Answers & { readonly log: Log },
): Promise<Result<RequestValue<Name>>> {
  if (!call.isTrusted) {
    log.problem(`Refused ${call.name} from a foreign sender.`, null);
    return err('foreign-sender', 'Only the window of Corelane may ask for this.');
  }
  const parsed = parseUnknown(parsers[call.name], call.argument);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue === undefined ? '' : ` (${issue.path.join('.')}: ${issue.message})`;
    return err('bad-argument', `The request ${call.name} could not be understood${where}.`);
  }
  try {
    return await handlers[call.name](parsed.data);
  } catch (thrown) {
    log.problem(`Handling ${call.name} failed.`, thrown);
    return err('internal', `Something went wrong inside Corelane: ${toError(thrown).message}`);
  }
}
