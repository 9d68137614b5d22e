import type { ExperimentPlan, ExperimentSpec } from '../../../contract/experiment.ts';
import { defaultSpec, type ExperimentPreset } from '../../../contract/experiment-presets.ts';
import type { MachineFacts } from '../../../contract/ipc.ts';
import type { Failure } from '../../../contract/result.ts';
import type { UsableRuntime } from '../../../contract/runtime.ts';
import type { Bridge } from '../../bridge.ts';
import { Observable } from '../../stores/observable.ts';
import type { RuntimeStore } from '../../stores/runtime-store.ts';
import type { SettingsStore } from '../../stores/settings-store.ts';
import { checkCompare, type CompareCheck, type CompareFacts } from './check-compare.ts';
import { type CompareDraft, draftFromSpec } from './compare-draft.ts';
import { compareOptions } from './compare-options.ts';
import { chosenRuntimes } from './compare-runtimes.ts';
import { firstValues } from './first-values.ts';
import { presetBasis } from './preset-basis.ts';

/** Typing does not ask for a plan at every key. */
const PLAN_DELAY_MS = 250;

export interface PlanView {
  /** Of the panel as it was last readable; `null`: none asked for yet, or refused. */
  readonly plan: ExperimentPlan | null;
  /** Why main refuses what the panel asks for. */
  readonly error: Failure | null;
  /** The panel was changed, and the answer to that is not there yet. */
  readonly isPending: boolean;
}

interface Facts extends CompareFacts {
  readonly machine: Pick<
    MachineFacts,
    'allowedCores' | 'noAffinityReason' | 'logicalCores' | 'effectiveCores'
  >;
}

/** The state of the compare panel and the plan of what it asks for. What is valid is remembered. */
export class CompareStore {
  readonly #bridge: Bridge;
  readonly #facts: Facts;
  readonly #settings: SettingsStore;
  readonly #runtimes: RuntimeStore;
  readonly draft: Observable<CompareDraft>;
  readonly plan = new Observable<PlanView>({ plan: null, error: null, isPending: false });
  /** What could not be taken over of a file or of an experiment of the history. */
  readonly notes = new Observable<readonly string[]>([]);
  /** Nothing was chosen yet: what the panel holds follows from the runtimes that are found. */
  #isUntouched: boolean;
  #planTimer: ReturnType<typeof setTimeout> | null = null;
  #planNumber = 0;

  constructor(bridge: Bridge, facts: Facts, settings: SettingsStore, runtimes: RuntimeStore) {
    this.#bridge = bridge;
    this.#facts = facts;
    this.#settings = settings;
    this.#runtimes = runtimes;
    const { experiment } = settings.settings.get();
    this.#isUntouched = experiment === null;
    this.draft = new Observable(
      experiment === null ? this.#firstDraft() : draftFromSpec(experiment, facts.catalogue, null),
    );
    runtimes.view.subscribe(() => {
      if (this.#isUntouched) this.draft.set(this.#firstDraft());
    });
  }

  change(patch: Partial<CompareDraft>): void {
    this.#isUntouched = false;
    this.draft.set({ ...this.draft.get(), ...patch });
    const { spec } = this.check();
    if (spec !== null) this.#settings.update({ experiment: spec });
  }

  /** Fills the panel; starts nothing. */
  fill(spec: ExperimentSpec, notes: readonly string[]): void {
    this.change(draftFromSpec(spec, this.#facts.catalogue, this.draft.get()));
    this.notes.set(notes);
  }

  /** Fills in how programs of the user's own are compared; the form for programs has the programs. */
  fillRules(spec: ExperimentSpec, notes: readonly string[]): void {
    const before = this.draft.get();
    const { workload, parameterTexts, strategies, runtimeIds, workersText } = before;
    const { optionTexts, baseline, seedText } = before;
    const work = { workload, parameterTexts, strategies, runtimeIds, workersText };
    const filled = draftFromSpec(spec, this.#facts.catalogue, before);
    this.change({ ...filled, ...work, optionTexts, baseline, seedText });
    this.notes.set(notes);
  }

  /** Fills the panel with a preset for the workload, values and runtimes that stand in it. */
  choosePreset(preset: ExperimentPreset): void {
    const draft = this.draft.get();
    const { catalogue } = this.#facts;
    const values = firstValues(draft, catalogue);
    const basis = presetBasis(this.#facts, draft.workload, values, this.#chosenRuntimes(draft));
    this.fill(preset.specOf(basis), []);
  }

  dismissNotes(): void {
    this.notes.set([]);
  }

  /** The panel as it stands, read and checked. */
  check(): CompareCheck {
    const draft = this.draft.get();
    const chosen = this.#chosenRuntimes(draft);
    const options = compareOptions(draft, this.#facts.catalogue, chosen);
    return checkCompare(
      draft,
      this.#facts,
      chosen.map(({ id }) => id),
      options,
    );
  }

  /** Asks for the plan a little later; what is asked meanwhile takes its place. */
  requestPlan(spec: ExperimentSpec | null): void {
    if (this.#planTimer !== null) clearTimeout(this.#planTimer);
    this.#planTimer = null;
    this.#planNumber += 1;
    if (spec === null) {
      this.plan.set({ plan: null, error: null, isPending: false });
      return;
    }
    this.plan.set({ ...this.plan.get(), isPending: true });
    const number = this.#planNumber;
    this.#planTimer = setTimeout(() => void this.#askForPlan(spec, number), PLAN_DELAY_MS);
  }

  async #askForPlan(spec: ExperimentSpec, number: number): Promise<void> {
    const answer = await this.#bridge.request('experiment:plan', spec);
    // A later question is under way.
    if (number !== this.#planNumber) return;
    this.plan.set(
      answer.ok
        ? { plan: answer.value, error: null, isPending: false }
        : { plan: null, error: answer.error, isPending: false },
    );
  }

  #chosenRuntimes(draft: Pick<CompareDraft, 'runtimeIds'>): readonly UsableRuntime[] {
    const { runtimes } = this.#runtimes.view.get();
    return chosenRuntimes(draft, runtimes, this.#settings.settings.get());
  }

  #firstDraft(): CompareDraft {
    const { launch } = this.#settings.settings.get();
    const { catalogue } = this.#facts;
    const values = launch.parameters[launch.workload] ?? {};
    const runtimes = this.#chosenRuntimes({ runtimeIds: null });
    const spec = defaultSpec(presetBasis(this.#facts, launch.workload, values, runtimes));
    return { ...draftFromSpec(spec, catalogue, null), runtimeIds: null };
  }
}
