import { monotonicClock } from '../clock.ts';
import { LinuxProcessList } from './linux-process-list.ts';
import type { ProcessReader } from './listed-process.ts';
import { PsProcessList } from './ps-process-list.ts';

/** The reader of processes of the system at hand; `null`: it tells nothing that could be listed. */
export function createListReader(): ProcessReader | null {
  const nowMs = () => monotonicClock.nowMs();
  if (process.platform === 'linux') return new LinuxProcessList(nowMs);
  return process.platform === 'win32' ? null : new PsProcessList(nowMs);
}
