/**
 * Files whose tests want the machine to themselves. They keep every core busy (chaos), look at all
 * processes there are, measure how quick the machine is, hold the app to a time, or point at a moment of
 * a run that start-up must not have filled.
 */
export const ALONE: readonly string[] = [
  'chaos-cli.spec.ts',
  'chaos.spec.ts',
  'command.spec.ts',
  'launch-panel.spec.ts',
  'lessons.spec.ts',
  'processes.spec.ts',
  'stop.spec.ts',
  'timeline.spec.ts',
];
