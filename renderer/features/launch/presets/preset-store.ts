import type {
  ParameterValues,
  PresetId,
  Workload,
  WorkloadId,
} from '../../../../contract/catalogue.ts';
import type { PresetRequest } from '../../../../contract/ipc.ts';
import type { Failure } from '../../../../contract/result.ts';
import type { UsableRuntime } from '../../../../contract/runtime.ts';
import type { Bridge } from '../../../bridge.ts';
import { Observable } from '../../../stores/observable.ts';
import { type LaunchDraft, withParameterText } from '../launch-draft.ts';
import type { LaunchStore } from '../launch-store.ts';

/** A preset as it was filled in: it holds until somebody changes what it was made for. */
interface AppliedPreset {
  readonly preset: PresetId;
  readonly workload: WorkloadId;
  readonly runtimeId: string;
  readonly texts: Readonly<Record<string, string>>;
  /** What stood in the preset's own field before. */
  readonly textBefore: string;
}

export interface PresetView {
  /** The one that is being worked out. */
  readonly measuring: PresetId | null;
  readonly error: Failure | null;
  readonly applied: AppliedPreset | null;
}

/** Fills in parameters that make the work take a while that is known, on this machine. */
export class PresetStore {
  readonly #bridge: Bridge;
  readonly #launch: LaunchStore;
  readonly view = new Observable<PresetView>({ measuring: null, error: null, applied: null });

  constructor(bridge: Bridge, launch: LaunchStore) {
    this.#bridge = bridge;
    this.#launch = launch;
  }

  /** Main may run the work for a moment to see how fast this machine is. */
  async apply(
    preset: PresetId,
    workload: Workload,
    runtime: UsableRuntime,
    parameters: ParameterValues,
  ): Promise<void> {
    const before = this.view.get();
    const parameter = workload.presetParameter;
    if (before.measuring !== null || parameter === null) return;
    this.view.set({ ...before, measuring: preset, error: null });
    const request: PresetRequest = {
      workload: workload.id,
      runtimeId: runtime.id,
      preset,
      strategy: this.#launch.draft.get().strategy,
      parameters,
    };
    const answer = await this.#bridge.request('preset:parameters', request);
    if (!answer.ok) {
      this.view.set({ ...before, measuring: null, error: answer.error });
      return;
    }
    const value = answer.value[parameter];
    const applied = value === undefined ? null : this.#fillIn(request, parameter, String(value));
    this.view.set({ measuring: null, error: null, applied });
  }

  /** Gives up measuring. */
  async cancel(): Promise<Failure | null> {
    if (this.view.get().measuring === null) return null;
    const answer = await this.#bridge.request('run:stop', null);
    return answer.ok ? null : answer.error;
  }

  /** Puts back what stood there before the preset. */
  undo(parameter: string): void {
    const { applied } = this.view.get();
    const draft = this.#launch.draft.get();
    if (applied?.workload !== draft.workload) return;
    this.#launch.change(withParameterText(draft, parameter, applied.textBefore));
    this.forget();
  }

  forget(): void {
    this.view.set({ ...this.view.get(), applied: null, error: null });
  }

  /** Only if the workload is still the same: the answer may have taken a while. */
  #fillIn(request: PresetRequest, parameter: string, text: string): AppliedPreset | null {
    const draft = this.#launch.draft.get();
    if (draft.workload !== request.workload) return null;
    const textBefore = draft.parameterTexts[draft.workload]?.[parameter] ?? '';
    const changed = withParameterText(draft, parameter, text);
    this.#launch.change(changed);
    const { workload, runtimeId, preset } = request;
    const texts = changed.parameterTexts[workload] ?? {};
    return { preset, workload, runtimeId, texts, textBefore };
  }
}

/** The preset that the panel stands at, if it still does. */
export function presetOf(
  { applied }: PresetView,
  draft: LaunchDraft,
  runtime: UsableRuntime | null,
): PresetId | null {
  if (applied?.workload !== draft.workload) return null;
  if (applied.runtimeId !== runtime?.id) return null;
  const texts = draft.parameterTexts[draft.workload] ?? {};
  const isUntouched = Object.entries(applied.texts).every(([name, text]) => texts[name] === text);
  return isUntouched ? applied.preset : null;
}
