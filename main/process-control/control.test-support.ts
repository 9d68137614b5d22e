import { listedProcess } from '../monitor/process-list/listed.test-support.ts';
import type { ListedProcess } from '../monitor/process-list/listed-process.ts';
import type { ControlParts, ControlQuestion } from './control-parts.ts';

/** Corelane in the processes of `controlRig`: started by 10, with a window, a guard and a run host with a worker. */
export const CORELANE = { ancestor: 10, main: 20, window: 21, guard: 22, host: 23, worker: 24 };

/** Somebody's program with two children, of which one has a child. */
export const PROGRAM = { parent: 50, child: 51, other: 52, grandchild: 53 };

const KERNEL_THREAD = 40;

/** A machine whose processes are made up, and which remembers what was done to them. */
export function controlRig() {
  const processes = new Map<number, ListedProcess>();
  const add = (listed: ListedProcess) => processes.set(listed.facts.pid, listed);
  const pairs = [
    [1, 0],
    [CORELANE.ancestor, 1],
    [CORELANE.main, CORELANE.ancestor],
    [CORELANE.window, CORELANE.main],
    [CORELANE.guard, CORELANE.main],
    [CORELANE.host, CORELANE.main],
    [CORELANE.worker, CORELANE.host],
    [PROGRAM.parent, 1],
    [PROGRAM.child, PROGRAM.parent],
    [PROGRAM.other, PROGRAM.parent],
    [PROGRAM.grandchild, PROGRAM.child],
  ] as const;
  for (const [pid, parentPid] of pairs) add(listedProcess(pid, parentPid));
  add(listedProcess(KERNEL_THREAD, 2, { facts: { isKernelThread: true } }));
  const done: (readonly [pid: number, what: string | number])[] = [];
  const questions: ControlQuestion[] = [];
  const settings = { looksOnly: false, agrees: true, refusal: '' };
  const act = (pid: number, what: string | number) => {
    if (settings.refusal !== '') throw systemError(settings.refusal);
    done.push([pid, what]);
  };
  const parts: ControlParts = {
    system: {
      readAll: () => Promise.resolve(new Map(processes)),
      startTicksNow: (pid) => processes.get(pid)?.facts.startTicks ?? null,
      kill: act,
      setPriority: act,
    },
    ownPids: () => [CORELANE.main, CORELANE.window],
    looksOnly: () => settings.looksOnly,
    confirm: (question) => {
      questions.push(question);
      rig.whileAsked();
      return Promise.resolve(settings.agrees);
    },
  };
  const rig = {
    parts,
    done,
    questions,
    settings,
    add,
    end: (pid: number) => processes.delete(pid),
    /** What happens while the question stands there. */
    whileAsked: () => undefined as unknown,
    identity: (pid: number) => ({ pid, startTicks: processes.get(pid)?.facts.startTicks ?? 0 }),
  };
  return rig;
}

/** As both `process.kill` and `os.setPriority` throw it. */
function systemError(code: string): Error {
  return Object.assign(new Error(code), { code, info: { code } });
}
