import type { SettingsPatch } from '../../contract/ipc.ts';
import type { Failure } from '../../contract/result.ts';
import type { Settings } from '../../contract/settings.ts';
import type { Bridge } from '../bridge.ts';
import { Observable } from './observable.ts';

/** Typing in the launch panel is not written to disk at every key. */
const SAVE_DELAY_MS = 400;

/** What is remembered between starts. Changes hold at once here and are saved a little later. */
export class SettingsStore {
  readonly #bridge: Bridge;
  readonly #onProblem: (failure: Failure) => void;
  readonly settings: Observable<Settings>;
  #pending: SettingsPatch = {};
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(bridge: Bridge, initial: Settings, onProblem: (failure: Failure) => void) {
    this.#bridge = bridge;
    this.#onProblem = onProblem;
    this.settings = new Observable(initial);
  }

  update(patch: SettingsPatch): void {
    this.settings.set({ ...this.settings.get(), ...patch });
    this.#pending = { ...this.#pending, ...patch };
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), SAVE_DELAY_MS);
  }

  /** Takes over what main has changed and saved by itself. */
  learn(patch: SettingsPatch): void {
    this.settings.set({ ...this.settings.get(), ...patch });
  }

  /** Sends what has not been sent yet. */
  async save(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const patch = this.#pending;
    if (Object.keys(patch).length === 0) return;
    this.#pending = {};
    const answer = await this.#bridge.request('settings:update', patch);
    if (!answer.ok) this.#onProblem(answer.error);
  }
}
