import type { ExportChoices } from '../../../contract/report-export.ts';
import { useApp, useReadable } from '../shell/app-context.ts';

/** The remembered choices, and changing them; the preview follows. */
export function useExportChoices(): {
  readonly choices: ExportChoices;
  readonly change: (patch: Partial<ExportChoices>) => void;
} {
  const { settings, exports } = useApp();
  const { exportChoices: choices } = useReadable(settings.settings);
  const change = (patch: Partial<ExportChoices>) => {
    settings.update({ exportChoices: { ...choices, ...patch } });
    exports.redraw();
  };
  return { choices, change };
}
