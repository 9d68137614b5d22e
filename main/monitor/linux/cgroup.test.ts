import { describe, expect, it } from 'vitest';

import { findThrottlingFile, parseCpuMax, parseCpuStat, readQuotaCores } from './cgroup.ts';

function files(texts: Readonly<Record<string, string>>) {
  return (path: string): string | null => texts[path] ?? null;
}

const V2_MOUNT = '31 23 0:28 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate\n';
const V1_MOUNTS =
  '31 23 0:28 / /sys/fs/cgroup rw,relatime - tmpfs tmpfs rw,mode=755\n' +
  '32 31 0:29 / /sys/fs/cgroup/cpu,cpuacct rw,relatime - cgroup cgroup rw,cpu,cpuacct\n' +
  '34 31 0:31 / /sys/fs/cgroup/cpuset rw,relatime - cgroup cgroup rw,cpuset\n';
const V1_PATHS = '9:name=systemd:/\n3:cpuset:/box\n2:cpu,cpuacct:/user.slice/box\n0::/\n';

describe('readQuotaCores', () => {
  it('takes the tightest quota of the own group and its parents in v2', () => {
    const readText = files({
      '/proc/self/cgroup': '0::/app.slice/run.scope\n',
      '/proc/self/mountinfo': V2_MOUNT,
      '/sys/fs/cgroup/app.slice/run.scope/cpu.max': '400000 100000\n',
      '/sys/fs/cgroup/app.slice/cpu.max': '150000 100000\n',
    });
    expect(readQuotaCores(readText)).toBe(1.5);
  });

  it('takes the tightest quota of the own group and its parents in v1', () => {
    const readText = files({
      '/proc/self/cgroup': V1_PATHS,
      '/proc/self/mountinfo': V1_MOUNTS,
      '/sys/fs/cgroup/cpu,cpuacct/user.slice/box/cpu.cfs_quota_us': '50000\n',
      '/sys/fs/cgroup/cpu,cpuacct/user.slice/box/cpu.cfs_period_us': '100000\n',
      '/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us': '-1\n',
      '/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us': '100000\n',
    });
    expect(readQuotaCores(readText)).toBe(0.5);
  });

  it('finds the own group where a container mounts only its part of the tree', () => {
    const readText = files({
      '/proc/self/cgroup': '4:cpu:/docker/abc\n',
      '/proc/self/mountinfo':
        '40 31 0:29 /docker/abc /sys/fs/cgroup/cpu ro - cgroup cgroup rw,cpu\n',
      '/sys/fs/cgroup/cpu/cpu.cfs_quota_us': '200000\n',
      '/sys/fs/cgroup/cpu/cpu.cfs_period_us': '100000\n',
    });
    expect(readQuotaCores(readText)).toBe(2);
  });

  it('knows no quota without cgroups', () => {
    expect(readQuotaCores(files({}))).toBeNull();
  });
});

describe('parseCpuMax', () => {
  it('reads a fraction', () => expect(parseCpuMax('50000 100000\n')).toBe(0.5));
  it('takes max as no quota', () => expect(parseCpuMax('max 100000\n')).toBeNull());
  it('takes rubbish as no quota', () => expect(parseCpuMax('')).toBeNull());
});

describe('throttling', () => {
  it('reads microseconds of v2 and nanoseconds of v1', () => {
    expect(
      parseCpuStat('usage_usec 9\nnr_periods 5\nnr_throttled 2\nthrottled_usec 1500\n'),
    ).toEqual({ periods: 2, throttledMs: 1.5 });
    expect(parseCpuStat('nr_periods 5\nnr_throttled 2\nthrottled_time 1500000\n')).toEqual({
      periods: 2,
      throttledMs: 1.5,
    });
  });

  it('tells "not reported" from "never"', () => {
    expect(parseCpuStat('usage_usec 9\nuser_usec 5\n')).toBeNull();
    expect(parseCpuStat('nr_periods 0\nnr_throttled 0\nthrottled_usec 0\n')).toEqual({
      periods: 0,
      throttledMs: 0,
    });
  });

  it('looks in the parents where the own group does not report', () => {
    const readText = files({
      '/proc/self/cgroup': '0::/a/b\n',
      '/proc/self/mountinfo': V2_MOUNT,
      '/sys/fs/cgroup/a/b/cpu.stat': 'usage_usec 9\n',
      '/sys/fs/cgroup/a/cpu.stat': 'nr_throttled 7\nthrottled_usec 3000\n',
    });
    expect(findThrottlingFile(readText)).toBe('/sys/fs/cgroup/a/cpu.stat');
    expect(findThrottlingFile(files({}))).toBeNull();
  });
});
