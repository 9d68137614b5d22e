import type { HelloMessage, WorkerStartedMessage } from '../../../contract/host-protocol.ts';
import { PROTOCOL_VERSION } from '../../../contract/host-protocol.ts';
import { WORKERS } from './check-setting.ts';
import type { RunRecord } from './complete-run.ts';
import type { RuleId } from './rules.ts';

type Note = (rule: RuleId, seen: string | null) => void;

/** Checks what a host says up to `ready`, and that it waits there. */
export function checkOpening(run: RunRecord, note: Note): void {
  const first = run.host.heard[0]?.message.type;
  const hello = run.host.all('hello')[0]?.message;
  if (first !== 'hello') note('hello-first', `its first message was ${first ?? 'none'}`);
  else note('hello-first', run.host.all('hello').length > 1 ? 'hello came twice' : null);
  if (hello !== undefined) checkHello(hello, run.host.pid, note);
  if (run.host.all('ready').length === 0) return;
  checkWorkers(run, note);
  checkPatience(run, note);
}

function checkHello({ protocol, pid }: HelloMessage, startedPid: number, note: Note): void {
  note('hello-protocol', protocol === PROTOCOL_VERSION ? null : `it said protocol ${protocol}`);
  note('hello-pid', pid === startedPid ? null : `it said ${pid}, and was started as ${startedPid}`);
}

function checkWorkers(run: RunRecord, note: Note): void {
  const { host, combination, missingWorkers } = run;
  const readyAt = host.heard.findIndex(({ message }) => message.type === 'ready');
  const announced = host.heard.slice(0, readyAt).map(({ message }) => message);
  const workers = announced.filter((message) => message.type === 'worker-started');
  const isSingle = combination.strategy === 'sequential' || combination.strategy === 'async';
  note('workers-announced', oddWorkers(workers, isSingle ? 1 : WORKERS));
  if (missingWorkers !== null) note('workers-alive', missingWorkers[0] ?? null);
}

function oddWorkers(workers: readonly WorkerStartedMessage[], expected: number): string | null {
  const ids = workers.map(({ id }) => id);
  if (workers.length !== expected)
    return `${workers.length} workers were announced before ready, ${expected} were asked for`;
  const isCounted = ids.toSorted((a, b) => a - b).every((id, index) => id === index);
  return isCounted ? null : `the workers' ids are ${ids.join(', ')}, not 0 to ${expected - 1}`;
}

function checkPatience({ host, startSentNs }: RunRecord, note: Note): void {
  const early = host.all('tasks').find(({ atNs }) => startSentNs === null || atNs < startSentNs);
  note('no-work-before-start', early === undefined ? null : 'a tasks line came before start');
}
