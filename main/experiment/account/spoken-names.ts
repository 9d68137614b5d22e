import type { ConfigurationResult, ExperimentResult } from '../../../contract/experiment-result.ts';
import type { RuntimeOnCard } from '../../../contract/machine-card.ts';
import type { RuntimeRef } from '../../../contract/run.ts';
import { kindName } from '../../../contract/runtime-title.ts';

/** A configuration as it is called within a sentence. */
export interface Phrase {
  readonly text: string;
  readonly isPlural: boolean;
}

type Described = Pick<
  ConfigurationResult,
  'id' | 'label' | 'strategy' | 'workers' | 'runtime' | 'work'
>;

/** What an experiment's configurations, works and runtimes are called in sentences. */
export class SpokenNames {
  readonly #result: Pick<ExperimentResult, 'configurations' | 'runtimes' | 'spec'>;

  constructor(result: Pick<ExperimentResult, 'configurations' | 'runtimes' | 'spec'>) {
    this.#result = result;
  }

  /** `2 processes`; the label, where another configuration would be called the same. */
  configuration(configuration: Described): Phrase {
    const phrase = strategyPhrase(configuration);
    const alike = this.#result.configurations.filter(
      (other) =>
        other.work === configuration.work &&
        other.runtime.id === configuration.runtime.id &&
        strategyPhrase(other).text === phrase.text,
    );
    return alike.length > 1 ? { text: `“${configuration.label}”`, isPlural: false } : phrase;
  }

  /**
   * `primes`; with the parameters that were varied: `primes (size 1000)`. With the workers as well,
   * where it is the number of workers that makes another work.
   */
  work(configuration: Pick<ConfigurationResult, 'parameters' | 'work' | 'workers'>): string {
    const name = this.#workByParameters(configuration);
    const isAmbiguous = this.#result.configurations.some(
      (other) => other.work !== configuration.work && this.#workByParameters(other) === name,
    );
    return isAmbiguous ? `${name} with ${configuration.workers} workers` : name;
  }

  #workByParameters({ parameters }: Pick<ConfigurationResult, 'parameters'>): string {
    const { workload, parameters: tried } = this.#result.spec;
    const varied = Object.keys(tried).filter((name) => (tried[name]?.length ?? 0) > 1);
    const values = varied.map((name) => `${name} ${parameters[name] ?? 'unknown'}`);
    return values.length === 0 ? workload : `${workload} (${values.join(', ')})`;
  }

  /** `Python 3.11`; with as much of the version as tells it from the others. */
  runtime(runtime: RuntimeRef): string {
    const others = this.#runtimes().filter(({ id }) => id !== runtime.id);
    const names = [
      (ref: RuntimeRef) => this.#shortName(ref),
      (ref: RuntimeRef) => this.#fullName(ref),
    ];
    const [name] = names.filter((nameOf) =>
      others.every((other) => nameOf(other) !== nameOf(runtime)),
    );
    if (name !== undefined && runtime.kind !== 'other') return name(runtime);
    const full = this.#fullName(runtime);
    return others.some((other) => this.#fullName(other) === full)
      ? `${full} (${runtime.executable})`
      : full;
  }

  #runtimes(): readonly RuntimeRef[] {
    const byId = new Map(this.#result.configurations.map(({ runtime }) => [runtime.id, runtime]));
    return [...byId.values()];
  }

  #fullName({ id, kind, version }: RuntimeRef): string {
    const name = kind === 'other' ? this.#card(id)?.implementation : undefined;
    return `${name ?? kindName(kind)} ${version}${this.#freeThreadedMark(id)}`;
  }

  #shortName({ id, kind, version }: RuntimeRef): string {
    const short = version.split('.').slice(0, 2).join('.');
    return `${kindName(kind)} ${short}${this.#freeThreadedMark(id)}`;
  }

  /** As Python's own tools write it. */
  #freeThreadedMark(id: string): string {
    return this.#card(id)?.features.freeThreadedBuild === true ? 't' : '';
  }

  #card(id: string): RuntimeOnCard | undefined {
    return this.#result.runtimes.find((runtime) => runtime.id === id);
  }
}

type PhraseFacts = Pick<Described, 'strategy' | 'workers' | 'label'>;

function strategyPhrase({ strategy, workers, label }: PhraseFacts): Phrase {
  switch (strategy) {
    case 'program':
      return { text: `“${label}”`, isPlural: false };
    case 'sequential':
      return { text: 'one task after another', isPlural: false };
    case 'async':
      return { text: `async with at most ${workers} in flight`, isPlural: false };
    case 'threads':
      return counted(workers, 'thread', 'threads');
    case 'processes':
      return counted(workers, 'process', 'processes');
    case 'thread-pool':
      return { text: `a thread pool of ${workers}`, isPlural: false };
    case 'process-pool':
      return { text: `a process pool of ${workers}`, isPlural: false };
    case 'threads-async':
      return counted(workers, 'thread with an event loop', 'threads with an event loop each');
    case 'processes-async':
      return counted(workers, 'process with an event loop', 'processes with an event loop each');
  }
}

function counted(count: number, one: string, many: string): Phrase {
  return count === 1
    ? { text: `one ${one}`, isPlural: false }
    : { text: `${count} ${many}`, isPlural: true };
}
