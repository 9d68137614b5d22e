import type { Catalogue, WorkloadId } from '../../../contract/catalogue.ts';
import { MAX_TIME_LIMIT_S, MAX_WORKERS } from '../../../contract/limits.ts';
import type { Runtime } from '../../../contract/runtime.ts';
import type { LaunchSettings } from '../../../contract/settings.ts';
import { Observable } from '../../stores/observable.ts';
import type { SettingsStore } from '../../stores/settings-store.ts';
import { checkLaunch } from './check-launch.ts';
import { draftFromSettings, type LaunchDraft } from './launch-draft.ts';
import { readWholeNumber } from './whole-number.ts';

/** The state of the launch panel. What is valid in it is remembered for the next start. */
export class LaunchStore {
  readonly #catalogue: Catalogue;
  readonly #settings: SettingsStore;
  readonly draft: Observable<LaunchDraft>;

  constructor(catalogue: Catalogue, settings: SettingsStore) {
    this.#catalogue = catalogue;
    this.#settings = settings;
    this.draft = new Observable(draftFromSettings(settings.settings.get().launch, catalogue));
  }

  change(patch: Partial<LaunchDraft>): void {
    const draft = { ...this.draft.get(), ...patch };
    this.draft.set(draft);
    const { launch } = this.#settings.settings.get();
    this.#settings.update({ launch: this.#remembered(draft, launch) });
  }

  /** Chooses a runtime and makes it the default of its kind. */
  chooseRuntime(runtime: Runtime): void {
    const { defaultRuntimes } = this.#settings.settings.get();
    this.#settings.update({ defaultRuntimes: { ...defaultRuntimes, [runtime.kind]: runtime.id } });
    this.change({ runtimeId: runtime.id, startMethod: null });
  }

  /** Invalid fields keep their last valid value in the settings. */
  #remembered(draft: LaunchDraft, before: LaunchSettings): LaunchSettings {
    const { errors } = checkLaunch(draft, this.#catalogue, null);
    return {
      workload: draft.workload,
      strategy: draft.strategy,
      runtimeId: draft.runtimeId,
      workers: numberOr(draft.workersText, MAX_WORKERS, before.workers),
      startMethod: draft.startMethod,
      timeLimitS: numberOr(draft.timeLimitText, MAX_TIME_LIMIT_S, before.timeLimitS),
      parameters: {
        ...before.parameters,
        [draft.workload]: this.#rememberedParameters(draft.workload, draft, errors, before),
      },
    };
  }

  #rememberedParameters(
    workloadId: WorkloadId,
    draft: LaunchDraft,
    errors: Readonly<Record<string, string>>,
    before: LaunchSettings,
  ): Record<string, number | string> {
    const values: Record<string, number | string> = { ...before.parameters[workloadId] };
    const workload = this.#catalogue.workloads.find(({ id }) => id === workloadId);
    for (const { name, type } of workload?.parameters ?? []) {
      const text = draft.parameterTexts[workloadId]?.[name];
      if (text === undefined || name in errors) continue;
      values[name] = type === 'integer' ? Number(text) : text;
    }
    return values;
  }
}

function numberOr(text: string, max: number, otherwise: number): number {
  const number = readWholeNumber(text, 1, max);
  return number.ok ? number.value : otherwise;
}
