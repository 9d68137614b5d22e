import type { DescriptionMessage } from '../../../contract/host-protocol.ts';
import { PROTOCOL_VERSION } from '../../../contract/host-protocol.ts';
import type { ChildCommand } from '../../lab/child-group.ts';
import type { ProgramGuard } from '../../runtimes/bounded-program.ts';
import type { CheckLimits } from './check-setting.ts';
import { DrivenHost } from './driven-host.ts';
import type { Findings } from './findings.ts';

const SETTLE_MS = 1000;

/** Lets the host describe itself. `null` when what it said is of no use for further checks. */
export async function checkDescribe(
  command: ChildCommand,
  guard: ProgramGuard,
  findings: Findings,
  { describeMs }: Pick<CheckLimits, 'describeMs'>,
): Promise<DescriptionMessage | null> {
  const host = await DrivenHost.start(command, guard);
  try {
    host.send({ type: 'describe', protocol: PROTOCOL_VERSION });
    const exit = await host.exit(describeMs);
    const isGone = await host.isGoneWithin(SETTLE_MS);
    const description = host.all('description')[0]?.message ?? null;
    findings.note('only-protocol', withName(host.garbage[0] ?? null));
    findings.note('line-length', host.wroteTooLong ? 'describe: a line over 1 MiB' : null);
    findings.note('describe', problemOf(host, description));
    if (exit === null) findings.note('describe', `it had not exited after ${describeMs / 1000} s`);
    else if (exit.code !== 0)
      findings.note('describe', `it ended with ${exit.signal ?? `exit code ${exit.code}`}`);
    else if (!isGone) findings.note('describe', 'a process of it lived on');
    return description?.protocol === PROTOCOL_VERSION ? description : null;
  } finally {
    await host.end();
  }
}

function withName(seen: string | null): string | null {
  return seen === null ? null : `describe: ${seen}`;
}

function problemOf(host: DrivenHost, description: DescriptionMessage | null): string | null {
  const error = host.all('host-error')[0]?.message;
  if (error !== undefined) return `it answered host-error ${error.code}: ${error.message}`;
  if (description === null)
    return `it wrote no description, but ${host.heard[0]?.message.type ?? 'nothing'}`;
  if (description.protocol !== PROTOCOL_VERSION) return `it said protocol ${description.protocol}`;
  if (Object.keys(description.workloads).length === 0)
    return 'it offers no workload that this Corelane knows';
  const other = host.heard.find(
    ({ message: { type } }) => !['description', 'warning'].includes(type),
  );
  return other === undefined ? null : `it wrote ${other.message.type} beside its description`;
}
