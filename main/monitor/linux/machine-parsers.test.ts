import { describe, expect, it } from 'vitest';

import { parseMemoryLimit, readMemoryLimitBytes } from './cgroup-memory.ts';
import { kindsFromCapacities, kindsFromLists, readCoreKinds } from './core-kinds.ts';
import { greatestMHz, readGovernor, sameGovernor } from './cpu-frequency.ts';
import { parseOsName } from './os-release.ts';
import { powerSourceOf, type PowerSupply } from './power-supply.ts';
import { readContainer, readVirtualMachine } from './surroundings.ts';

function files(texts: Readonly<Record<string, string>>) {
  return (path: string): string | null => texts[path] ?? null;
}

describe('memory limit', () => {
  it('is the tightest of the own group and its parents in v2', () => {
    const readText = files({
      '/proc/self/cgroup': '0::/app.slice/run.scope\n',
      '/proc/self/mountinfo':
        '31 23 0:28 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate\n',
      '/sys/fs/cgroup/app.slice/run.scope/memory.max': 'max\n',
      '/sys/fs/cgroup/app.slice/memory.max': '2147483648\n',
      '/sys/fs/cgroup/memory.max': '4294967296\n',
    });
    expect(readMemoryLimitBytes(readText)).toBe(2 ** 31);
  });

  it('is found in the memory hierarchy of v1, whatever the others are called', () => {
    const readText = files({
      '/proc/self/cgroup': '4:memory:/box\n1:cpu:/other\n0::/\n',
      '/proc/self/mountinfo':
        '32 31 0:29 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu\n' +
        '34 31 0:31 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n',
      '/sys/fs/cgroup/memory/box/memory.limit_in_bytes': '1073741824\n',
      '/sys/fs/cgroup/memory/memory.limit_in_bytes': '9223372036854771712\n',
    });
    expect(readMemoryLimitBytes(readText)).toBe(2 ** 30);
  });

  it('is none where none is set, or rubbish stands there', () => {
    for (const text of ['max\n', '9223372036854771712\n', '', '-1\n', '0\n', 'many']) {
      expect(parseMemoryLimit(text)).toBeNull();
    }
    expect(readMemoryLimitBytes(files({}))).toBeNull();
  });
});

describe('governor', () => {
  it('is the one of all, or mixed', () => {
    expect(sameGovernor(['performance\n', 'performance\n'])).toBe('performance');
    expect(sameGovernor(['performance\n', 'powersave\n'])).toBe('mixed');
  });

  it('is not known as soon as one core does not tell', () => {
    expect(sameGovernor(['performance\n', null])).toBeNull();
    expect(sameGovernor([])).toBeNull();
  });

  it('is asked of the given cores alone', () => {
    const readText = files({
      '/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor': 'powersave\n',
      '/sys/devices/system/cpu/cpu3/cpufreq/scaling_governor': 'performance\n',
    });
    expect(readGovernor([3], readText)).toBe('performance');
  });
});

it('reads the greatest frequency in MHz', () => {
  expect(greatestMHz(['4700000\n', '3500000\n', null])).toBe(4700);
  expect(greatestMHz([null, 'fast\n'])).toBeNull();
});

describe('core kinds', () => {
  it("come from the counter units of Intel's hybrids", () => {
    const readText = files({
      '/sys/devices/cpu_core/cpus': '0-3\n',
      '/sys/devices/cpu_atom/cpus': '4-7\n',
    });
    expect(readCoreKinds(8, readText)).toEqual([
      { kind: 'performance', cores: [0, 1, 2, 3] },
      { kind: 'efficiency', cores: [4, 5, 6, 7] },
    ]);
    expect(kindsFromLists('0-3', '')).toBeNull();
  });

  it('come from the capacities elsewhere; middle cores count as performance cores', () => {
    const texts = ['250\n', '250\n', '800\n', '1024\n'];
    expect(kindsFromCapacities(texts)).toEqual([
      { kind: 'performance', cores: [2, 3] },
      { kind: 'efficiency', cores: [0, 1] },
    ]);
  });

  it('are none where all are alike, or one does not tell', () => {
    expect(kindsFromCapacities(['1024\n', '1024\n'])).toBeNull();
    expect(kindsFromCapacities(['1024\n', null])).toBeNull();
    expect(kindsFromCapacities([])).toBeNull();
  });
});

describe('container', () => {
  const kubepods = '0::/kubepods.slice/kubepods-burstable.slice/cri-containerd-1f.scope\n';

  it.each<[string | null, Record<string, string>]>([
    ['podman', { '/run/.containerenv': '' }],
    ['docker', { '/.dockerenv': '', '/proc/self/cgroup': '0::/\n' }],
    ['docker', { '/proc/self/cgroup': '4:cpu:/docker/0a1b\n' }],
    ['docker', { '/proc/self/cgroup': '0::/system.slice/docker-0a1b.scope\n' }],
    ['kubernetes', { '/proc/self/cgroup': kubepods, '/.dockerenv': '' }],
    ['lxc', { '/proc/self/cgroup': '4:cpu:/lxc/box\n' }],
    ['systemd-nspawn', { '/run/systemd/container': 'systemd-nspawn\n' }],
    [null, { '/proc/self/cgroup': '0::/user.slice/user-1000.slice/docker-desktop-notes.scope\n' }],
  ])('%s', (expected, texts) => {
    // The last one: a program called after Docker, on the bare machine.
    expect(readContainer({}, files(texts))).toBe(expected);
  });

  it('is Kubernetes wherever its services are announced', () => {
    const environment = { KUBERNETES_SERVICE_HOST: '10.0.0.1' };
    expect(readContainer(environment, files({ '/.dockerenv': '' }))).toBe('kubernetes');
  });
});

describe('virtual machine', () => {
  const virtual = 'processor\t: 0\nflags\t\t: fpu vme hypervisor lahf_lm\n';
  const bare = 'processor\t: 0\nflags\t\t: fpu vme lahf_lm\n';
  const dmi = (vendor: string, product: string, cpuinfo: string) =>
    files({
      '/sys/class/dmi/id/sys_vendor': `${vendor}\n`,
      '/sys/class/dmi/id/product_name': `${product}\n`,
      '/proc/cpuinfo': cpuinfo,
    });

  it.each([
    ['kvm', 'QEMU', 'Standard PC (Q35 + ICH9, 2009)', virtual],
    ['kvm', 'Google', 'Google Compute Engine', virtual],
    ['vmware', 'VMware, Inc.', 'VMware Virtual Platform', virtual],
    ['virtualbox', 'innotek GmbH', 'VirtualBox', virtual],
    ['hyper-v', 'Microsoft Corporation', 'Virtual Machine', virtual],
    ['kvm', 'Amazon EC2', 'm5.large', virtual],
    // A whole machine of a cloud is none, nor is a laptop of Microsoft's.
    [null, 'Amazon EC2', 'm5.metal', bare],
    [null, 'Microsoft Corporation', 'Surface Laptop 5', bare],
    [null, 'LENOVO', '20XW0055GE', bare],
  ])('%s: %s %s', (expected, vendor, product, cpuinfo) => {
    expect(readVirtualMachine(dmi(vendor, product, cpuinfo))).toBe(expected);
  });

  it('is told without a name where only the processor says so', () => {
    expect(readVirtualMachine(files({ '/proc/cpuinfo': virtual }))).toBe('unnamed hypervisor');
    expect(readVirtualMachine(files({}))).toBeNull();
  });

  it('is WSL by the name of its kernel', () => {
    const readText = files({
      '/proc/sys/kernel/osrelease': '5.15.90.1-microsoft-standard-WSL2\n',
      '/proc/cpuinfo': virtual,
    });
    expect(readVirtualMachine(readText)).toBe('wsl');
  });
});

describe('power source', () => {
  const supply = (parts: Partial<PowerSupply>): PowerSupply => ({
    type: 'Battery',
    online: '',
    status: '',
    scope: '',
    ...parts,
  });
  const plug = (online: string) => supply({ type: 'Mains', online });

  it.each([
    ['mains', [plug('1'), supply({ status: 'Full' })]],
    ['mains', [plug('1'), supply({ status: 'Discharging' })]],
    ['battery', [plug('0'), supply({ status: 'Discharging' })]],
    ['mains', [plug('0'), supply({ status: 'Charging' })]],
    ['battery', [supply({ status: 'Full' }), supply({ status: 'Discharging' })]],
    [null, []],
    [null, [plug('0')]],
    [null, [supply({ status: 'Unknown' })]],
    // The battery of a mouse.
    [null, [supply({ status: 'Discharging', scope: 'Device' })]],
  ] as const)('%s', (expected, supplies) => {
    expect(powerSourceOf(supplies)).toBe(expected);
  });
});

describe('parseOsName', () => {
  it('takes the name for people, else name and version', () => {
    expect(parseOsName('NAME="Debian GNU/Linux"\nPRETTY_NAME="Debian GNU/Linux 12"\n')).toBe(
      'Debian GNU/Linux 12',
    );
    expect(parseOsName("NAME=Alpine\nVERSION_ID='3.19'\n")).toBe('Alpine 3.19');
    expect(parseOsName('')).toBeNull();
  });
});
