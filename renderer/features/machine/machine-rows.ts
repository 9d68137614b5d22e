import { coreThreadsText } from '../../../contract/core-threads.ts';
import type { MachineCard, RuntimeOnCard } from '../../../contract/machine-card.ts';
import { kindName } from '../../../contract/runtime-title.ts';
import { formatBytes } from '../../format/bytes.ts';
import { formatCoreList } from '../../format/core-list.ts';
import { formatCoreCount } from '../../format/quantity.ts';

export interface MachineRow {
  readonly label: string;
  readonly value: string;
  /** What it means for measuring. */
  readonly tip: string;
}

const UNKNOWN = 'unknown';

/** A machine card in words. What could not be told is called unknown, what there is none of, none. */
export function machineRows(card: MachineCard): readonly MachineRow[] {
  return [...processorRows(card), ...limitRows(card), ...systemRows(card)];
}

function processorRows(card: MachineCard): readonly MachineRow[] {
  return [
    { label: 'Processor', value: card.cpuModel, tip: 'As the system names it.' },
    {
      label: 'Cores',
      value: `${card.logicalCores} logical, ${card.physicalCores ?? UNKNOWN} physical`,
      tip: 'Logical CPUs are what programs are scheduled on; several may share a physical core.',
    },
    {
      label: 'SMT',
      value: smtText(card),
      tip: 'With it, two logical CPUs share one physical core: the second one adds far less than a core.',
    },
    {
      label: 'Kinds of cores',
      value: coreKindsText(card),
      tip: 'Efficiency cores are slower: where a worker happens to run changes its speed.',
    },
    {
      label: 'Greatest frequency',
      value: card.maxFrequencyMHz === null ? UNKNOWN : `${card.maxFrequencyMHz} MHz`,
      tip: 'What the processor may reach, not what it runs at.',
    },
    {
      label: 'Governor',
      value: card.governor ?? UNKNOWN,
      tip: 'How the system chooses the frequency; with “powersave” first runs may be slower.',
    },
  ];
}

function smtText({ smt, siblings }: MachineCard): string {
  if (smt === null) return UNKNOWN;
  if (!smt) return 'off, or not there';
  return siblings === null ? 'on' : `on: ${coreThreadsText(siblings)}`;
}

function coreKindsText({ coreKinds }: MachineCard): string {
  if (coreKinds === null) return 'all alike, or unknown';
  return coreKinds
    .map(({ kind, cores }) => `${cores.length} ${kind} (${formatCoreList(cores)})`)
    .join(', ');
}

function limitRows(card: MachineCard): readonly MachineRow[] {
  const { allowedCores, logicalCores, quotaCores, memoryLimitBytes } = card;
  return [
    {
      label: 'Allowed cores',
      value: allowedCores.length === logicalCores ? 'all' : formatCoreList(allowedCores),
      tip: 'The affinity that Corelane was started with; runs inherit it.',
    },
    {
      label: 'CPU quota',
      value: quotaCores === null ? 'none seen' : `${formatCoreCount(quotaCores)} cores`,
      tip: 'Limit of the control group: beyond it everything is held back for a while.',
    },
    {
      label: 'Effective cores',
      value: formatCoreCount(card.effectiveCores),
      tip: 'The least of allowed cores, quota and logical CPUs: what a run can use at most.',
    },
    {
      label: 'Memory',
      value:
        memoryLimitBytes === null
          ? formatBytes(card.memoryBytes)
          : `${formatBytes(card.memoryBytes)}, limited to ${formatBytes(memoryLimitBytes)}`,
      tip: 'Of the machine; a limit is the control group’s.',
    },
  ];
}

function systemRows(card: MachineCard): readonly MachineRow[] {
  return [
    {
      label: 'System',
      value: `${card.osName}, ${card.osRelease}`,
      tip: 'Name of the system and release of its kernel.',
    },
    {
      label: 'Container',
      value: card.container ?? 'none seen',
      tip: 'Containers share the cores with whatever else runs on the machine.',
    },
    {
      label: 'Virtual machine',
      value: card.virtualMachine ?? 'none seen',
      tip: 'What other guests do on the same processor can’t be seen from inside.',
    },
    {
      label: 'Power',
      value: card.powerSource === null ? UNKNOWN : `on ${card.powerSource}`,
      tip: 'On battery many machines run slower.',
    },
    { label: 'Corelane', value: card.corelane, tip: 'Its version.' },
  ];
}

/** A runtime with what it can do, as far as it is known. */
export function runtimeRow({
  kind,
  version,
  implementation,
  executable,
  features,
}: RuntimeOnCard): MachineRow {
  const words = [
    features.gilEnabled === null ? '' : features.gilEnabled ? 'GIL' : 'no GIL',
    features.freeThreadedBuild === true ? 'free-threaded build' : '',
    features.interpreterPool === true ? 'interpreter pool' : '',
    features.startMethods.length === 0 ? '' : `starts by ${features.startMethods.join(', ')}`,
  ].filter((word) => word !== '');
  return {
    label:
      kind === 'other'
        ? `${kindName(kind)} · ${implementation} ${version}`
        : `${kindName(kind)} ${version}`,
    value: words.length === 0 ? implementation : `${implementation}: ${words.join(', ')}`,
    tip: executable,
  };
}

/** The card as text, for a message or an issue. */
export function machineText(card: MachineCard, runtimes: readonly RuntimeOnCard[]): string {
  const rows = [...machineRows(card), ...runtimes.map(runtimeRow)];
  return rows.map(({ label, value }) => `${label}: ${value}`).join('\n');
}
