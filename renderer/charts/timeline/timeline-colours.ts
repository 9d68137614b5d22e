/** Colours of the timeline as a canvas takes them. */
export interface TimelineColours {
  readonly onCpu: string;
  readonly waiting: string;
  readonly blocked: string;
  /** A core that nobody uses, and users of cores beside the run. */
  readonly idle: string;
  readonly server: string;
  readonly monitor: string;
  readonly others: string;
  /** Tasks side by side are told apart by two shades. */
  readonly task: string;
  readonly taskAlternate: string;
  readonly queued: string;
  /** The way of a result to the host. */
  readonly transfer: string;
  readonly failed: string;
  readonly hatch: string;
  /** Lines and numbers on tasks. */
  readonly onTask: string;
  /** What everything is drawn on. */
  readonly ground: string;
  readonly line: string;
  readonly text: string;
}

const PROPERTIES: Readonly<Record<keyof TimelineColours, string>> = {
  onCpu: '--series-workers',
  waiting: '--state-waiting',
  blocked: '--state-blocked',
  idle: '--sunken',
  server: '--series-server',
  monitor: '--series-monitor',
  others: '--series-others',
  task: '--task',
  taskAlternate: '--task-alternate',
  queued: '--task-queued',
  transfer: '--task-transfer',
  failed: '--bad',
  hatch: '--line-strong',
  onTask: '--on-task',
  ground: '--panel',
  line: '--line',
  text: '--text-muted',
};

/** The same by their names, as a style takes them: what is painted with them follows the theme. */
export const COLOUR_VARIABLES = Object.fromEntries(
  Object.entries(PROPERTIES).map(([name, property]) => [name, `var(${property})`]),
) as Record<keyof TimelineColours, string>;

/** Reads the colours of the theme that is in force at `element`. */
export function timelineColours(element: Element): TimelineColours {
  const entries = Object.entries(PROPERTIES).map(([name, property]) => [
    name,
    cssColour(element, property),
  ]);
  return Object.fromEntries(entries) as Record<keyof TimelineColours, string>;
}

/**
 * A colour property as a canvas takes it. The property itself would give `light-dark(…)` as it was
 * written: only a property that is used as a colour has one of the two.
 */
export function cssColour(element: Element, property: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${property})`;
  element.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
