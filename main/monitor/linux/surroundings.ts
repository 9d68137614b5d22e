import type { ReadText } from './cgroup.ts';

/** What containers leave in the names of their cgroups. */
const CGROUP_MARKS: readonly (readonly [mark: RegExp, name: string])[] = [
  [/kubepods/, 'kubernetes'],
  [/libpod/, 'podman'],
  [/\/docker(?:\/|-[0-9a-f]+\.scope)/, 'docker'],
  [/\/lxc[./]/, 'lxc'],
  [/containerd/, 'containerd'],
];

/** What virtual machines say of themselves in the firmware's tables. */
const FIRMWARE_MARKS: readonly (readonly [mark: RegExp, name: string])[] = [
  [/vmware/i, 'vmware'],
  [/virtualbox|innotek/i, 'virtualbox'],
  [/microsoft corporation virtual machine/i, 'hyper-v'],
  [/\bxen\b/i, 'xen'],
  [/parallels/i, 'parallels'],
  [/apple virtualization/i, 'apple'],
  [/bhyve/i, 'bhyve'],
  [/firecracker/i, 'firecracker'],
  [/qemu|kvm|openstack|google compute engine/i, 'kvm'],
];

/** Clouds also let whole machines: these mean a virtual one only where the processor says so too. */
const CLOUD_MARKS: readonly (readonly [mark: RegExp, name: string])[] = [
  [/amazon ec2/i, 'kvm'],
  [/alibaba|digitalocean|hetzner/i, 'kvm'],
];

const UNNAMED = 'unnamed hypervisor';

/**
 * The kind of container this process is in; `null`: none that could be seen.
 * @param environment of this process
 */
export function readContainer(
  environment: Readonly<Record<string, string | undefined>>,
  readText: ReadText,
): string | null {
  if (environment['KUBERNETES_SERVICE_HOST'] !== undefined) return 'kubernetes';
  if (readText('/run/.containerenv') !== null) return 'podman';
  const byCgroup = firstMark(CGROUP_MARKS, readText('/proc/self/cgroup') ?? '');
  if (byCgroup !== null) return byCgroup;
  if (readText('/.dockerenv') !== null) return 'docker';
  const named = readText('/run/systemd/container')?.trim() ?? '';
  return named === '' ? null : named;
}

/** The hypervisor this system runs on; `null`: none that could be seen. */
export function readVirtualMachine(readText: ReadText): string | null {
  const kernel = readText('/proc/sys/kernel/osrelease') ?? '';
  if (/microsoft/i.test(kernel)) return 'wsl';
  const dmi = (name: string): string => readText(`/sys/class/dmi/id/${name}`)?.trim() ?? '';
  const firmware = `${dmi('sys_vendor')} ${dmi('product_name')}`;
  const named = firstMark(FIRMWARE_MARKS, firmware);
  if (named !== null) return named;
  if (!hasHypervisorFlag(readText('/proc/cpuinfo') ?? '')) return null;
  return firstMark(CLOUD_MARKS, firmware) ?? hypervisorType(readText) ?? UNNAMED;
}

/** x86 processors say that a hypervisor is below them. */
export function hasHypervisorFlag(cpuinfo: string): boolean {
  return /^flags\s*:.*\bhypervisor\b/m.test(cpuinfo);
}

function hypervisorType(readText: ReadText): string | null {
  const type = readText('/sys/hypervisor/type')?.trim() ?? '';
  return type === '' ? null : type;
}

function firstMark(
  marks: readonly (readonly [mark: RegExp, name: string])[],
  text: string,
): string | null {
  return marks.find(([mark]) => mark.test(text))?.[1] ?? null;
}
