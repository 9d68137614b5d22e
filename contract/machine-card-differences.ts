import type { CardDifference, MachineCard, RuntimeOnCard } from './machine-card.ts';
import { kindName } from './runtime-title.ts';

/** Firmware and kernel keep a little for themselves, not always the same. */
const MEMORY_TOLERANCE = 0.05;

/**
 * What of two machine cards bars a comparison of times. A value that only one of the cards knows is
 * a difference: on the same machine, seen from the same place, both would know it. Which of many
 * equal cores a process may use is none, nor is Corelane's version.
 */
export function cardDifferences(
  before: MachineCard,
  after: MachineCard,
): readonly CardDifference[] {
  return [
    ...plainDifferences(before, after),
    ...memoryDifference('Memory', before.memoryBytes, after.memoryBytes),
    ...memoryDifference('Memory limit', before.memoryLimitBytes, after.memoryLimitBytes),
  ];
}

/** One value of a card as it is held against another, and as people read it. */
const PLAIN_VALUES: readonly (readonly [label: string, read: (card: MachineCard) => string])[] = [
  ['CPU model', ({ cpuModel }) => cpuModel],
  ['Logical cores', ({ logicalCores }) => String(logicalCores)],
  ['Physical cores', ({ physicalCores }) => known(physicalCores)],
  ['Allowed cores', allowedCores],
  ['CPU quota', ({ quotaCores }) => (quotaCores === null ? 'none' : `${quotaCores} cores`)],
  ['Effective cores', ({ effectiveCores }) => String(effectiveCores)],
  ['Governor', ({ governor }) => known(governor)],
  ['Platform', ({ platform }) => platform],
  ['OS release', ({ osRelease }) => majorAndMinor(osRelease)],
  ['Container', ({ container }) => container ?? 'none'],
  ['Virtual machine', ({ virtualMachine }) => virtualMachine ?? 'none'],
  ['Power source', ({ powerSource }) => known(powerSource)],
];

function plainDifferences(before: MachineCard, after: MachineCard): readonly CardDifference[] {
  return PLAIN_VALUES.map(([label, read]) => ({
    label,
    before: read(before),
    after: read(after),
  })).filter((pair) => pair.before !== pair.after);
}

function known(value: string | number | null): string {
  return value === null ? 'not known' : String(value);
}

/** Their number, by kind where there are kinds. */
function allowedCores({ allowedCores: allowed, coreKinds }: MachineCard): string {
  if (coreKinds === null) return String(allowed.length);
  return coreKinds
    .map(({ kind, cores }) => `${allowed.filter((core) => cores.includes(core)).length} ${kind}`)
    .join(', ');
}

/** `6.1` of `6.1.0-18-amd64`. */
function majorAndMinor(osRelease: string): string {
  return /^\d+\.\d+/.exec(osRelease)?.[0] ?? osRelease;
}

function memoryDifference(
  label: string,
  before: number | null,
  after: number | null,
): readonly CardDifference[] {
  if (before === after || isNear(before, after)) return [];
  return [{ label, before: gibibytes(before), after: gibibytes(after) }];
}

function isNear(before: number | null, after: number | null): boolean {
  if (before === null || after === null) return false;
  return Math.abs(before - after) <= MEMORY_TOLERANCE * Math.max(before, after);
}

function gibibytes(bytes: number | null): string {
  return bytes === null ? 'none' : `${(bytes / 2 ** 30).toFixed(1)} GiB`;
}

/** Runtimes that are not there any more, or answer otherwise than they did. */
export function runtimeDifferences(
  before: readonly RuntimeOnCard[],
  after: readonly RuntimeOnCard[],
): readonly CardDifference[] {
  const gone = before.filter((runtime) => !after.some((other) => isSame(runtime, other)));
  return gone.map((runtime) => ({
    label: 'Runtime',
    before: describe(runtime),
    after: replacement(runtime, before, after),
  }));
}

function isSame(runtime: RuntimeOnCard, other: RuntimeOnCard): boolean {
  return describe(runtime) === describe(other);
}

/** What there is of the same kind and was not there before. */
function replacement(
  { kind }: RuntimeOnCard,
  before: readonly RuntimeOnCard[],
  after: readonly RuntimeOnCard[],
): string {
  const others = after.filter(
    (other) => other.kind === kind && !before.some((one) => isSame(one, other)),
  );
  return others.length === 0 ? 'not there' : others.map(describe).join(', ');
}

function describe({ kind, version, implementation, features }: RuntimeOnCard): string {
  const gil = features.gilEnabled === false ? ', without the GIL' : '';
  return `${kindName(kind)} ${version} (${implementation}${gil})`;
}
