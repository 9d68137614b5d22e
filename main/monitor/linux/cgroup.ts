/** Reads a whole small file; `null` when it isn't there or may not be read. */
export type ReadText = (path: string) => string | null;

/** How often and how long the CPU quota held this cgroup back, since the cgroup's start. */
export interface CpuThrottling {
  readonly periods: number;
  readonly throttledMs: number;
}

/** A cgroup of this process, where its files are, and those of its parents. */
export interface Cgroup {
  readonly version: 1 | 2;
  /** From the own group up to the mount point. */
  readonly folders: readonly string[];
}

/**
 * The tightest CPU quota of the process's own cgroup and its parents, in cores; may be a fraction.
 * `null`: no quota.
 */
export function readQuotaCores(readText: ReadText): number | null {
  const quotas = findCgroups('cpu', readText)
    .flatMap((cgroup) => cgroup.folders.map((folder) => quotaOf(cgroup.version, folder, readText)))
    .filter((cores) => cores !== null);
  return quotas.length === 0 ? null : Math.min(...quotas);
}

/**
 * The file with the throttling counters of the process's own cgroup, or of its nearest parent that
 * has a quota to report on. `null` means "not reported", which is not the same as never throttled.
 */
export function findThrottlingFile(readText: ReadText): string | null {
  for (const { folders } of findCgroups('cpu', readText)) {
    for (const folder of folders) {
      const path = `${folder}/cpu.stat`;
      const text = readText(path);
      if (text !== null && parseCpuStat(text) !== null) return path;
    }
  }
  return null;
}

/** Cores from the text of cgroup v2 `cpu.max`; `null` for `max` or anything unknown. */
export function parseCpuMax(text: string): number | null {
  const [quotaUs, periodUs] = text.trim().split(/\s+/, 2);
  return quotaUs === 'max' ? null : toCores(quotaUs, periodUs);
}

/**
 * The throttling counters of `cpu.stat`: microseconds in v2, nanoseconds in v1. `null` where they
 * are missing, as in a v2 group without the cpu controller.
 */
export function parseCpuStat(text: string): CpuThrottling | null {
  const periods = numberAfter(text, 'nr_throttled');
  const throttledUs = numberAfter(text, 'throttled_usec');
  const throttledNs = numberAfter(text, 'throttled_time');
  if (periods === null) return null;
  if (throttledUs !== null) return { periods, throttledMs: throttledUs / 1e3 };
  return throttledNs === null ? null : { periods, throttledMs: throttledNs / 1e6 };
}

function quotaOf(version: 1 | 2, folder: string, readText: ReadText): number | null {
  if (version === 2) {
    const text = readText(`${folder}/cpu.max`);
    return text === null ? null : parseCpuMax(text);
  }
  const quotaUs = readText(`${folder}/cpu.cfs_quota_us`);
  const periodUs = readText(`${folder}/cpu.cfs_period_us`);
  return toCores(quotaUs?.trim(), periodUs?.trim());
}

/** A quota of −1 is v1's word for none. */
function toCores(quotaUs: string | undefined, periodUs: string | undefined): number | null {
  const cores = Number(quotaUs ?? NaN) / Number(periodUs ?? NaN);
  return Number.isFinite(cores) && cores > 0 ? cores : null;
}

/**
 * The groups this process is in that may hold this controller. With both versions mounted a
 * controller is in one of them only; both are looked at.
 */
export function findCgroups(controller: string, readText: ReadText): readonly Cgroup[] {
  const paths = readText('/proc/self/cgroup') ?? '';
  const mounts = readText('/proc/self/mountinfo') ?? '';
  const cgroups: Cgroup[] = [];
  for (const line of paths.split('\n')) {
    const match = /^\d+:([^:]*):(\/.*)$/.exec(line);
    if (match?.[1] === undefined || match[2] === undefined) continue;
    const controllers = match[1].split(',');
    const version = match[1] === '' ? 2 : 1;
    if (version === 1 && !controllers.includes(controller)) continue;
    const mount = findMount(mounts, version, controller);
    if (mount !== null) cgroups.push({ version, folders: foldersUpTo(mount, match[2]) });
  }
  return cgroups;
}

interface CgroupMount {
  /** Part of the hierarchy that is mounted; `/` unless a container sees only its own. */
  readonly root: string;
  readonly folder: string;
}

function findMount(mountinfo: string, version: 1 | 2, controller: string): CgroupMount | null {
  for (const line of mountinfo.split('\n')) {
    const [fields, source] = line.split(' - ', 2);
    const [, , , root, folder] = fields?.split(' ') ?? [];
    const [type, , options] = source?.split(' ') ?? [];
    if (root === undefined || folder === undefined) continue;
    if (version === 2 && type === 'cgroup2') return { root, folder };
    const hasController = options?.split(',').includes(controller) ?? false;
    if (version === 1 && type === 'cgroup' && hasController) return { root, folder };
  }
  return null;
}

/** The group's own folder first, the mount point last. */
function foldersUpTo(mount: CgroupMount, path: string): readonly string[] {
  const isBelowRoot =
    mount.root !== '/' && (path === mount.root || path.startsWith(`${mount.root}/`));
  const parts = (isBelowRoot ? path.slice(mount.root.length) : path).split('/').filter(Boolean);
  const folders: string[] = [];
  for (let depth = parts.length; depth >= 0; depth -= 1) {
    folders.push([mount.folder, ...parts.slice(0, depth)].join('/'));
  }
  return folders;
}

function numberAfter(text: string, key: string): number | null {
  const match = new RegExp(`^${key} (\\d{1,20})$`, 'm').exec(text);
  return match === null ? null : Number(match[1]);
}
