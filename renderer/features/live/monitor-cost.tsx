import { formatBytes } from '../../format/bytes.ts';
import { formatShare } from '../../format/quantity.ts';
import { useApp, useReadable } from '../shell/app-context.ts';

/** What watching costs: it runs on the same cores as the work. */
export function MonitorCost() {
  const { monitorCoresUsed, monitorRssBytes } = useReadable(useApp().live.view);
  return (
    <span>
      Corelane: {formatShare(monitorCoresUsed)} of one core, {formatBytes(monitorRssBytes)}
    </span>
  );
}
