import type { ConfigurationResult, Pair } from '../../../contract/experiment-result.ts';
import { MAX_ADVISED_RUNS } from '../../../contract/limits.ts';
import type { Phrase, SpokenNames } from './spoken-names.ts';
import { spokenFactor, spokenList } from './spoken-numbers.ts';
import { VERDICT_REASONS } from './verdict-reasons.ts';

/** A configuration and what its pair with the baseline says. */
export interface Compared {
  readonly configuration: ConfigurationResult;
  readonly pair: Pair;
}

export interface ComparisonFacts {
  /** May be of another runtime. */
  readonly baseline: ConfigurationResult;
  readonly names: SpokenNames;
  /** Others were busy in most runs: advice that is given once, before all else. */
  readonly isBusy: boolean;
}

/** What would tell a pair apart that can't be told yet. */
const SETTLED_BY = ['more-runs', 'least-runs', 'quiet', 'nothing-said'] as const;
type SettledBy = (typeof SETTLED_BY)[number];

const SETTLING: Readonly<Record<SettledBy, (runs: number) => string>> = {
  'least-runs': (runs) => ` with so few runs: it takes at least ${runs} of each`,
  'more-runs': (runs) => ` yet: about ${runs} runs of each would probably do`,
  quiet: () => ': that would take more runs than are sensible, and a quieter machine would help',
  'nothing-said': () => ' yet',
};

/** Beyond these, only their number is told. */
const NAMED = 3;

/** The configurations of one work on one runtime against their baseline, as parts of one sentence. */
export class Comparison {
  readonly #compared: readonly Compared[];
  readonly #baseline: ConfigurationResult;
  readonly #names: SpokenNames;
  readonly #isBusy: boolean;
  #isBaselineNamed = false;

  constructor(compared: readonly Compared[], { baseline, names, isBusy }: ComparisonFacts) {
    this.#compared = compared;
    this.#baseline = baseline;
    this.#names = names;
    this.#isBusy = isBusy;
  }

  /** Those that are faster for certain, the fastest first. */
  ranking(): readonly ConfigurationResult[] {
    return this.#faster().map(({ configuration }) => configuration);
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
    return more > 0
      ? [...parts, `${more === 1 ? 'one more is' : `${more} more are`} faster, too`]
      : parts;
  }

  #slowerParts(): string[] {
    const slower = this.#certain(({ ratio }) => ratio !== null && ratio < 1);
    const parts = slower.slice(0, NAMED).map((one) => {
      const reference = this.#reference([one], ' than ');
      return `${this.#subject(one)} slower${reference}, ${factorOf(one)} as fast${reasonOf(one)}`;
    });
    const more = slower.length - parts.length;
    return more > 0
      ? [...parts, `${more === 1 ? 'one more is' : `${more} more are`} slower, too`]
      : parts;
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

  /** By what would settle them. */
  #openParts(): string[] {
    const open = this.#compared.filter(({ pair }) => pair.differs === 'cant-tell');
    return SETTLED_BY.flatMap((hint) => {
      const part = open.filter((one) => this.#settledBy(one) === hint);
      return part.length === 0 ? [] : [this.#openPart(part, hint)];
    });
  }

  #settledBy({ pair: { reason, runsNeeded } }: Compared): SettledBy {
    if (reason === 'too-few-runs') return 'least-runs';
    if (reason !== 'wide-interval' || this.#isBusy) return 'nothing-said';
    return runsNeeded !== null && runsNeeded <= MAX_ADVISED_RUNS ? 'more-runs' : 'quiet';
  }

  #openPart(open: readonly Compared[], hint: SettledBy): string {
    const names = open.slice(0, NAMED).map((one) => this.#phrase(one).text);
    const more = open.length - names.length;
    const listed = spokenList(
      more > 0 ? [...names, more === 1 ? 'one more' : `${more} more`] : names,
    );
    const most = Math.max(...open.map(({ pair }) => pair.runsNeeded ?? 0));
    return `${listed} can’t be told from ${this.#baselineName(open)}${SETTLING[hint](most)}`;
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
