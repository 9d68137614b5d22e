import type { MachineCard } from '../../../contract/machine-card.ts';
import { formatBytes } from '../quantities.ts';
import { markdownText } from './markdown-text.ts';

/** What a result was measured on, in one line. */
export function machineLine(machine: MachineCard): string {
  const { cpuModel, logicalCores, effectiveCores, memoryBytes, osName, osRelease } = machine;
  const cores =
    effectiveCores === logicalCores
      ? `${logicalCores} cores`
      : `${effectiveCores} of ${logicalCores} cores`;
  const parts = [
    cpuModel,
    cores,
    formatBytes(memoryBytes),
    `${osName} (${osRelease})`,
    ...(machine.container === null ? [] : [`in ${machine.container}`]),
    ...(machine.virtualMachine === null ? [] : [`on ${machine.virtualMachine}`]),
    `Corelane ${machine.corelane}`,
  ];
  return `Measured on ${parts.map(markdownText).join(', ')}.\n`;
}

/** What keeps figures from being trusted, one a line; with the empty line before it. */
export function warningLines(messages: readonly string[]): string {
  if (messages.length === 0) return '';
  return `\n${messages.map((message) => `> ⚠ ${markdownText(message)}\n`).join('>\n')}`;
}
