import { paceWords } from '../../../contract/pace-words.ts';
import { useCoreScale } from '../../charts/core-scale.ts';
import { formatBytes } from '../../format/bytes.ts';
import { coreUseText, smallUseScale } from '../../format/core-use.ts';
import { useApp, useReadable } from '../shell/app-context.ts';

/** What watching costs: it runs on the same cores as the work. */
export function MonitorCost() {
  const { monitorCoresUsed, monitorRssBytes, lengthenedTickMs } = useReadable(useApp().live.view);
  const scale = smallUseScale(useCoreScale());
  return (
    <span>
      Corelane: {coreUseText(monitorCoresUsed, scale)}, {formatBytes(monitorRssBytes)}
      {lengthenedTickMs !== null && (
        <span title="Reading everything as often as is set would take too much of the cores that are being measured.">
          {paceWords(lengthenedTickMs)}
        </span>
      )}
    </span>
  );
}
