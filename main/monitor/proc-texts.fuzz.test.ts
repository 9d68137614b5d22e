import fc from 'fast-check';
import { expect, it } from 'vitest';

import { fuzz, FUZZ_TIMEOUT_MS } from '../../contract/fuzz.test-support.ts';
import { edited, textEdits } from '../../contract/mutate.test-support.ts';
import { findCgroups, parseCpuMax, parseCpuStat, readQuotaCores } from './linux/cgroup.ts';
import { parseMemoryLimit } from './linux/cgroup-memory.ts';
import { parseAffinity, parseCpuList } from './linux/cpu-list.ts';
import { parseCpuPressureMs } from './linux/cpu-pressure.ts';
import { parseCpuTimes } from './linux/cpu-times.ts';
import { parseListeningSockets } from './linux/listening-sockets.ts';
import { parseOsName } from './linux/os-release.ts';
import { parseProcStat } from './linux/proc-stat.ts';
import { parseProcessStat } from './linux/process-stat.ts';
import { parseSchedstat } from './linux/schedstat.ts';
import { parseSmapsRollup } from './linux/smaps-rollup.ts';
import { parseCoreTimes } from './linux/stat-core-times.ts';
import { parseThreadName } from './linux/thread-name.ts';
import { parseThreadState } from './linux/thread-state.ts';
import { parseThreadStatus } from './linux/thread-status.ts';
import { parseBootMs, parsePageBytes } from './process-list/boot-facts.ts';
import { parseCommandLine } from './process-list/command-line.ts';
import { parseProcessIo } from './process-list/process-io.ts';
import { parsePsLine } from './process-list/ps-lines.ts';
import { parseStatLine } from './process-list/stat-line.ts';
import { parseEffectiveUid, parseUserNames } from './process-list/user-names.ts';

const STAT =
  '4120 (tmux: server) S 4112 4120 4112 34817 4120 4194304 1201 52 0 3 12 30 5 4 25 5 11 0 8123456 1091436544 11204 18446744073709551615 1 1 0 0 0 0 0 4096 1256 0 0 0 17 1 0 0 0 0 0\n';

const STATUS = [
  'Name:\tnode',
  'State:\tR (running)',
  'Uid:\t1000\t1000\t1000\t1000',
  'Cpus_allowed_list:\t0-3,8',
  'voluntary_ctxt_switches:\t150',
  'nonvoluntary_ctxt_switches:\t9',
  '',
].join('\n');

const SMAPS = [
  '00400000-7ffe rw-p 00000000 00:00 0 [rollup]',
  'Rss:               11204 kB',
  'Pss:                9204 kB',
  'Private_Clean:       204 kB',
  'Private_Dirty:      8204 kB',
  '',
].join('\n');

const MACHINE_STAT = [
  'cpu  100 0 50 900 5 0 5 0 0 0',
  'cpu0 50 0 25 450 2 0 3 0 0 0',
  'cpu1 50 0 25 450 3 0 2 0 0 0',
  'btime 1767225600',
  '',
].join('\n');

const CGROUPS = '12:cpu,cpuacct:/user.slice\n0::/system.slice/docker-1.scope\n';

const MOUNTS = [
  '30 23 0:26 / /sys/fs/cgroup rw,nosuid - cgroup2 cgroup2 rw,nsdelegate',
  '31 23 0:27 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu,cpuacct',
  '',
].join('\n');

const SOCKETS = [
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
  '   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 31337 1',
  '',
].join('\n');

const PS = '  4120  4112 root Ss+  1-02:03:04 11204 -5 Thu Jan  2 03:04:05 2025 /usr/bin/node --x';

const asCgroupFiles = (text: string) => (path: string) =>
  path === '/proc/self/cgroup' ? text : MOUNTS;
const asMounts = (text: string) => (path: string) =>
  path === '/proc/self/cgroup' ? CGROUPS : text;

/** Each reader, with a text that it reads as it should. */
const READERS: readonly (readonly [name: string, text: string, read: (text: string) => unknown])[] =
  [
    ['stat', STAT, parseProcStat],
    ['stat of the list', STAT, parseStatLine],
    ['times', STAT, parseCpuTimes],
    ['stat of each tick', STAT, (text) => parseProcessStat(Buffer.from(text))],
    ['schedstat', '1790636 1390962 41\n', (text) => parseSchedstat(Buffer.from(text))],
    ['state', STAT, (text) => parseThreadState(Buffer.from(text))],
    ['status', STATUS, parseThreadStatus],
    ['affinity', STATUS, parseAffinity],
    ['user', STATUS, parseEffectiveUid],
    ['CPU list', '0-3,8,10-11\n', parseCpuList],
    ['smaps_rollup', SMAPS, parseSmapsRollup],
    ['machine’s stat', MACHINE_STAT, parseCoreTimes],
    ['boot time', MACHINE_STAT, parseBootMs],
    ['cpu.max', '200000 100000\n', parseCpuMax],
    ['cpu.stat', 'usage_usec 9\nnr_periods 4\nnr_throttled 2\nthrottled_usec 950\n', parseCpuStat],
    ['memory.max', '1073741824\n', parseMemoryLimit],
    ['cgroup', CGROUPS, (text) => findCgroups('cpu', asCgroupFiles(text))],
    ['mountinfo', MOUNTS, (text) => findCgroups('cpu', asMounts(text))],
    [
      'quota',
      '150000 100000\n',
      (text) =>
        readQuotaCores((path) => (path.endsWith('max') ? text : asCgroupFiles(CGROUPS)(path))),
    ],
    ['pressure', 'some avg10=0.00 avg60=0.01 avg300=0.00 total=12345\n', parseCpuPressureMs],
    ['sockets', SOCKETS, parseListeningSockets],
    ['name', 'V8 Worker\n', parseThreadName],
    ['os-release', 'NAME="Debian"\nVERSION_ID="12"\nPRETTY_NAME="Debian 12"\n', parseOsName],
    ['io', 'rchar: 1\nread_bytes: 4096\nwrite_bytes: 512\n', parseProcessIo],
    ['cmdline', 'python3\0-c\0print(1)\0', (text) => parseCommandLine(Buffer.from(text))],
    ['passwd', 'root:x:0:0::/root:/bin/sh\nme:x:1000:1000::/:/bin/sh\n', parseUserNames],
    ['ps', PS, (text) => parsePsLine(text, 0)],
    [
      'auxv',
      '\u0006\0\0\0\0\0\0\0\0\u0010\0\0\0\0\0\0',
      (text) => parsePageBytes(Buffer.from(text, 'latin1')),
    ],
  ];

/** Every number in what was read. */
function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  if (value instanceof Map) return [...value.entries()].flatMap(numbersIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}

it.each(READERS)('%s: reads what it should', (_name, text, read) => {
  const seen = read(text);
  expect(seen).not.toBeNull();
  expect(seen).not.toEqual([]);
});

it(
  'a text of the system with anything wrong in it is read or not known: no exception, no number that is none',
  async () => {
    const texts = fc.tuple(
      fc.constantFrom(...READERS),
      textEdits(['(', ')', ' ', 'kB', 'max', ':']),
    );
    await fuzz('proc-texts', texts, ([[, text, read], edits]) => {
      const numbers = numbersIn(read(edited(text, edits)));
      expect(numbers.filter((number) => !Number.isFinite(number))).toEqual([]);
    });
  },
  FUZZ_TIMEOUT_MS,
);
