import {
  type DescriptionMessage,
  type FromHost,
  PROTOCOL_VERSION,
} from '../../contract/host-protocol.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { LineDecoder } from '../lab/line-decoder.ts';
import { parseHostMessage } from '../lab/parse-host-message.ts';

/** Why the answer of a host to `describe` can't be used; each with one sentence on what was seen. */
export type DescriptionProblem = 'no-description' | 'protocol-broken' | 'protocol-version';

/**
 * Reads what a host wrote after `describe`: one description, and nothing else but warnings.
 * @param stdout everything it wrote on descriptor 1
 */
export function parseDescription(stdout: string): Result<DescriptionMessage, DescriptionProblem> {
  const messages: FromHost[] = [];
  for (const line of linesOf(stdout)) {
    const parsed = parseHostMessage(line);
    if (!parsed.ok) return err('protocol-broken', parsed.error.message);
    messages.push(parsed.value);
  }
  const refused = messages.find((message) => message.type === 'host-error');
  if (refused !== undefined) return err('no-description', `It said: ${refused.message}`);
  const [description, another] = messages.filter(({ type }) => type !== 'warning');
  if (description === undefined) return err('no-description', 'It wrote no description.');
  if (description.type !== 'description')
    return err('protocol-broken', `It answered "describe" with "${description.type}".`);
  if (another !== undefined)
    return err('protocol-broken', `It wrote "${another.type}" after its description.`);
  return checkVersion(description);
}

function linesOf(stdout: string): readonly (string | null)[] {
  const decoder = new LineDecoder();
  return [...decoder.push(Buffer.from(stdout, 'utf8')).lines, ...decoder.end().lines];
}

function checkVersion(
  description: DescriptionMessage,
): Result<DescriptionMessage, 'protocol-version' | 'no-description'> {
  if (description.protocol !== PROTOCOL_VERSION)
    return err(
      'protocol-version',
      `It speaks protocol ${description.protocol}, Corelane speaks ${PROTOCOL_VERSION}.`,
    );
  const offers = Object.values(description.workloads).some((strategies) => strategies.length > 0);
  return offers
    ? ok(description)
    : err('no-description', 'It offers no workload that this Corelane knows.');
}
