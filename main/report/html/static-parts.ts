import { coreThreadsText } from '../../../contract/core-threads.ts';
import type { MachineCard } from '../../../contract/machine-card.ts';
import type { Failure } from '../../../contract/result.ts';
import { foreign, type Html, html } from '../html.ts';
import { formatBytes } from '../quantities.ts';

/** What keeps figures from being trusted; nothing where there is nothing. */
export function warningList(warnings: readonly Failure[]): Html {
  if (warnings.length === 0) return html``;
  return html`<ul class="warnings">
    ${warnings.map(({ message }) => html`<li>${foreign(message)}</li>`)}
  </ul>`;
}

/** A text to be taken along as it is. */
export function textBlock(text: string): Html {
  return html`<pre class="copy-text">${text}</pre>`;
}

/** A list of names and values. */
export function factList(facts: readonly (readonly [name: string, value: string])[]): Html {
  return html`<dl class="machine-rows">
    ${facts.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${foreign(value)}</dd>
        </div>`,
    )}
  </dl>`;
}

/** The machine card, as far as times depend on it. */
export function staticMachine(card: MachineCard): Html {
  return factList([
    ['Processor', card.cpuModel],
    ['Cores', coresText(card)],
    ['Memory', formatBytes(card.memoryBytes)],
    ['System', `${card.osName}, ${card.osRelease}`],
    ['Container', card.container ?? 'none seen'],
    ['Virtual machine', card.virtualMachine ?? 'none seen'],
    ['Corelane', card.corelane],
  ]);
}

function coresText({ logicalCores, physicalCores, siblings, effectiveCores }: MachineCard): string {
  const physical = physicalCores === null ? '' : `, ${physicalCores} physical`;
  const threads = siblings === null ? '' : ` (${coreThreadsText(siblings)})`;
  return `${logicalCores} logical${physical}${threads}; ${effectiveCores} could be used`;
}
