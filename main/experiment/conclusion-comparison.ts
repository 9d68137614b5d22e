import type { ConfigurationResult, Pair } from '../../contract/experiment-result.ts';
import type { Phrase, SpokenNames } from './spoken-names.ts';
import { spokenFactor, spokenList } from './spoken-numbers.ts';
import { VERDICT_REASONS } from './verdict-reasons.ts';

/** A configuration and what its pair with the baseline says. */
export interface Compared {
  readonly configuration: ConfigurationResult;
  readonly pair: Pair;
}

/** Beyond these, only their number is told. */
const NAMED = 3;

/** The configurations of one work on one runtime against their baseline, as parts of one sentence. */
export class Comparison {
  readonly #compared: readonly Compared[];
  readonly #baseline: ConfigurationResult;
  readonly #names: SpokenNames;
  #isBaselineNamed = false;

  /** @param baseline may be of another runtime */
  constructor(compared: readonly Compared[], baseline: ConfigurationResult, names: SpokenNames) {
    this.#compared = compared;
    this.#baseline = baseline;
    this.#names = names;
  }

  /** The fastest of those that are faster for certain. */
  best(): ConfigurationResult | null {
    return this.#faster()[0]?.configuration ?? null;
  }

  /** Without the full stop. */
  sentence(): string {
    this.#isBaselineNamed = false;
    return [
      ...this.#fasterParts(),
      ...this.#slowerParts(),
      ...this.#sameParts(),
      ...this.#openParts(),
    ].join('; ');
  }

  #faster(): readonly Compared[] {
    return this.#certain(({ ratio }) => ratio !== null && ratio > 1).toSorted(
      (left, right) => (right.pair.ratio ?? 0) - (left.pair.ratio ?? 0),
    );
  }

  #certain(matches: (pair: Pair) => boolean): readonly Compared[] {
    return this.#compared.filter(({ pair }) => pair.differs === 'yes' && matches(pair));
  }

  #fasterParts(): string[] {
    const faster = this.#faster();
    const parts = faster.slice(0, NAMED).map((one) => {
      const reference = this.#reference([one], ' as fast as ');
      return `${this.#subject(one)} ${factorOf(one)}${reference}`;
    });
    const more = faster.length - parts.length;
    return more > 0 ? [...parts, `${more} more ${more === 1 ? 'is' : 'are'} faster, too`] : parts;
  }

  #slowerParts(): string[] {
    const slower = this.#certain(({ ratio }) => ratio !== null && ratio < 1);
    const parts = slower.slice(0, NAMED).map((one) => {
      const reference = this.#reference([one], ' than ');
      return `${this.#subject(one)} slower${reference}, ${factorOf(one)} as fast${reasonOf(one)}`;
    });
    const more = slower.length - parts.length;
    return more > 0 ? [...parts, `${more} more ${more === 1 ? 'is' : 'are'} slower, too`] : parts;
  }

  /** Those with the same reason together. */
  #sameParts(): string[] {
    const same = this.#compared.filter(({ pair }) => pair.differs === 'same');
    const reasons = [...new Set(same.map(reasonOf))];
    return reasons.map((reason) => {
      const alike = same.filter((one) => reasonOf(one) === reason);
      const [first] = alike;
      if (first === undefined) return '';
      const only = reason === '' ? '' : 'only ';
      const reference = this.#reference(alike, ' as ');
      return `${this.#subjects(alike)} ${only}as fast${reference}${reason}`;
    });
  }

  /** Those that more runs would probably tell apart from those of which that is not known. */
  #openParts(): string[] {
    const open = this.#compared.filter(({ pair }) => pair.differs === 'cant-tell');
    const within = open.filter(({ pair }) => pair.runsNeeded !== null);
    const beyond = open.filter(({ pair }) => pair.runsNeeded === null);
    return [within, beyond].filter((part) => part.length > 0).map((part) => this.#openPart(part));
  }

  #openPart(open: readonly Compared[]): string {
    const names = open.slice(0, NAMED).map((one) => this.#phrase(one).text);
    const more = open.length - names.length;
    const listed = spokenList(more > 0 ? [...names, `${more} more`] : names);
    const most = Math.max(...open.map(({ pair }) => pair.runsNeeded ?? 0));
    const hint = most === 0 ? '' : `: about ${most} runs of each would probably do`;
    return `${listed} can’t be told from ${this.#baselineName(open)} yet${hint}`;
  }

  #phrase({ configuration }: Compared): Phrase {
    return this.#names.configuration(configuration);
  }

  #subject(one: Compared): string {
    const { text, isPlural } = this.#phrase(one);
    return `${text} ${isPlural ? 'are' : 'is'}`;
  }

  #subjects(all: readonly Compared[]): string {
    const [first] = all;
    if (first !== undefined && all.length === 1) return this.#subject(first);
    return `${spokenList(all.map((one) => this.#phrase(one).text))} are`;
  }

  /** The baseline, where it is not clear yet what is meant. */
  #reference(subjects: readonly Compared[], joint: string): string {
    if (this.#isBaselineNamed) return '';
    this.#isBaselineNamed = true;
    return `${joint}${this.#baselineName(subjects)}`;
  }

  /** One process is just “one” beside “2 processes”. */
  #baselineName(subjects: readonly Compared[]): string {
    const { strategy, workers, runtime } = this.#baseline;
    const { text } = this.#names.configuration(this.#baseline);
    const isElsewhere = subjects.some(
      ({ configuration }) => configuration.runtime.id !== runtime.id,
    );
    if (isElsewhere) return `${text} on ${this.#names.runtime(runtime)}`;
    const areMoreOfIt = subjects.every(
      (subject) =>
        subject.configuration.strategy === strategy && /^\d+ /.test(this.#phrase(subject).text),
    );
    return workers === 1 && areMoreOfIt && !text.startsWith('“') ? 'one' : text;
  }
}

function factorOf({ pair: { ratio, ci95 } }: Compared): string {
  return ratio === null ? '' : spokenFactor(ratio, ci95);
}

function reasonOf({ configuration: { verdict } }: Compared): string {
  const reason = verdict === null ? null : VERDICT_REASONS[verdict.id];
  return reason === null ? '' : `: ${reason}`;
}
