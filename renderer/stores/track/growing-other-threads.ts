import { otherThreadsKey } from '../../../contract/other-threads.ts';
import { OTHER_THREADS_COLUMNS, otherThreadsFigures } from '../../../contract/recording-threads.ts';
import type { OtherThreadsSample } from '../../../contract/sample.ts';
import { mapValues } from '../map-values.ts';
import { GrowingColumn } from './growing-column.ts';
import type { OtherThreadsTrack } from './run-track.ts';

type Name = (typeof OTHER_THREADS_COLUMNS)[number]['name'];

interface GrowingRow extends Pick<OtherThreadsSample, 'pid' | 'role' | 'name'> {
  readonly firstTick: number;
  readonly columns: Readonly<Record<Name, GrowingColumn>>;
}

/** The threads of a run that goes on which are no workers, in the order in which they come. */
export class GrowingOtherThreads {
  readonly #rows: Map<string, GrowingRow>;

  /** @param start what there is from the beginning */
  constructor(start: readonly OtherThreadsTrack[]) {
    this.#rows = new Map(start.map((row) => [otherThreadsKey(row), growing(row)]));
  }

  /** @param tick not before that of any row that was added */
  add(sample: OtherThreadsSample, tick: number): void {
    const { firstTick, columns } = this.#row(sample, tick);
    const figures = otherThreadsFigures(sample);
    for (const { name } of OTHER_THREADS_COLUMNS) {
      // Ticks in which it was not there.
      while (firstTick + columns[name].length < tick) columns[name].push(null);
      columns[name].push(figures[name]);
    }
  }

  read(): readonly OtherThreadsTrack[] {
    return [...this.#rows.values()].map(({ pid, role, name, firstTick, columns }) => ({
      ...{ pid, role, name, firstTick },
      ...mapValues(columns, (column) => column.read()),
    }));
  }

  #row({ pid, role, name }: OtherThreadsSample, firstTick: number): GrowingRow {
    const key = otherThreadsKey({ pid, role, name });
    let row = this.#rows.get(key);
    if (row === undefined) {
      row = { ...{ pid, role, name, firstTick }, columns: columnsOf(emptyColumn) };
      this.#rows.set(key, row);
    }
    return row;
  }
}

function growing(row: OtherThreadsTrack): GrowingRow {
  const { pid, role, name, firstTick } = row;
  return { pid, role, name, firstTick, columns: columnsOf((column) => row[column]) };
}

function emptyColumn(name: Name): Float32Array | Float64Array {
  // A float has too few digits for bytes.
  return name === 'processRssBytes' ? new Float64Array(0) : new Float32Array(0);
}

function columnsOf(start: (name: Name) => Float32Array | Float64Array) {
  const entries = OTHER_THREADS_COLUMNS.map(({ name }) => [name, new GrowingColumn(start(name))]);
  return Object.fromEntries(entries) as Record<Name, GrowingColumn>;
}
