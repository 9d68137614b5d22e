import type { CoreConvention } from '../../../contract/core-convention.ts';
import type { SettingsStore } from '../../stores/settings-store.ts';

/** Holds at once; main is told at once as well, so that an export a moment later has it too. */
export function chooseCoreConvention(settings: SettingsStore, convention: CoreConvention): void {
  settings.update({ coreConvention: convention });
  void settings.save();
}
