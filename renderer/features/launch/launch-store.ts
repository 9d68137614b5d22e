import type { Workload } from '../../../contract/catalogue.ts';
import { DEFAULT_SEED, MAX_TIME_LIMIT_S, MAX_WORKERS } from '../../../contract/limits.ts';
import type { RunRequest } from '../../../contract/run.ts';
import type { Runtime } from '../../../contract/runtime.ts';
import type { LaunchSettings } from '../../../contract/settings.ts';
import { Observable } from '../../stores/observable.ts';
import type { SettingsStore } from '../../stores/settings-store.ts';
import type { LaunchFacts } from './check-launch.ts';
import { coreChoiceToRemember } from './cores/core-choice.ts';
import { draftFromRequest } from './draft-from-request.ts';
import { draftFromSettings, type LaunchDraft } from './launch-draft.ts';
import { optionsToRemember } from './options/option-texts.ts';
import { readParameters } from './read-parameters.ts';
import { readWholeNumber } from './whole-number.ts';

const FILLED = 'Filled in from the history. Nothing has been started.';

/** The state of the launch panel. What is valid in it is remembered for the next start. */
export class LaunchStore {
  readonly #facts: LaunchFacts;
  readonly #settings: SettingsStore;
  readonly draft: Observable<LaunchDraft>;
  /** What could not be taken over of a run from the history. */
  readonly notes = new Observable<readonly string[]>([]);

  constructor(facts: LaunchFacts, settings: SettingsStore) {
    this.#facts = facts;
    this.#settings = settings;
    this.draft = new Observable(draftFromSettings(settings.settings.get().launch, facts.catalogue));
  }

  change(patch: Partial<LaunchDraft>): void {
    const draft = { ...this.draft.get(), ...patch };
    this.draft.set(draft);
    const { launch } = this.#settings.settings.get();
    this.#settings.update({ launch: this.#remembered(draft, launch) });
  }

  /** Fills the panel with what a run from the history asked for; starts nothing. */
  fill(request: RunRequest, notes: readonly string[]): void {
    this.change(draftFromRequest(request, this.draft.get(), this.#facts));
    this.notes.set([FILLED, ...notes, ...seedNotes(request)]);
  }

  /** The same with a program of the user's own, of which the form for programs has the most. */
  fillBeside(request: RunRequest, notes: readonly string[]): void {
    const { cores, timeLimitText } = draftFromRequest(request, this.draft.get(), this.#facts);
    this.change({ cores, timeLimitText });
    this.notes.set([FILLED, ...notes]);
  }

  dismissNotes(): void {
    this.notes.set([]);
  }

  /** Chooses a runtime and makes it the default of its kind. */
  chooseRuntime(runtime: Runtime): void {
    const { defaultRuntimes } = this.#settings.settings.get();
    this.#settings.update({ defaultRuntimes: { ...defaultRuntimes, [runtime.kind]: runtime.id } });
    this.change({ runtimeId: runtime.id });
  }

  /** Invalid fields keep their last valid value in the settings. */
  #remembered(draft: LaunchDraft, before: LaunchSettings): LaunchSettings {
    const { catalogue, machine } = this.#facts;
    const workload = catalogue.workloads.find(({ id }) => id === draft.workload);
    return {
      workload: draft.workload,
      strategy: draft.strategy,
      runtimeId: draft.runtimeId,
      workers: numberOr(draft.workersText, MAX_WORKERS, before.workers),
      options: optionsToRemember(draft.optionTexts, catalogue.options, before.options),
      cores: coreChoiceToRemember(draft.cores, before.cores, machine),
      timeLimitS: numberOr(draft.timeLimitText, MAX_TIME_LIMIT_S, before.timeLimitS),
      parameters:
        workload === undefined
          ? before.parameters
          : { ...before.parameters, [workload.id]: parametersToRemember(draft, workload, before) },
    };
  }
}

/** The panel has no field for it. */
function seedNotes({ seed }: RunRequest): readonly string[] {
  if (seed === DEFAULT_SEED) return [];
  return [
    `That run had seed ${seed}; from here runs start with seed ${DEFAULT_SEED}, so its data may differ.`,
  ];
}

function parametersToRemember(
  draft: LaunchDraft,
  workload: Workload,
  before: LaunchSettings,
): Record<string, number | string> {
  const errors: Record<string, string> = {};
  const values: Record<string, number | string> = { ...readParameters(draft, workload, errors) };
  for (const name of Object.keys(errors)) {
    const kept = before.parameters[workload.id]?.[name];
    if (kept !== undefined) values[name] = kept;
  }
  return values;
}

function numberOr(text: string, max: number, otherwise: number): number {
  const number = readWholeNumber(text, 1, max);
  return number.ok ? number.value : otherwise;
}
