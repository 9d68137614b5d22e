import { basename } from 'node:path';

import type { Parameter, Workload } from '../../../contract/catalogue.ts';
import type { RunOptionName, RunOptions } from '../../../contract/run-options.ts';
import { catalogue } from '../../catalogue/catalogue.ts';
import { formatCount } from '../../report/quantities.ts';
import { optionsLabel, strategyLabel } from '../../report/run-labels.ts';
import { type Cell, meantParameters } from './matrix-cells.ts';
import { runtimeNames } from './runtime-names.ts';

type LabelPart = (cell: Cell) => string;

/**
 * A label for each cell, different from all others: what is the same everywhere is left out, but for
 * the strategy and its workers. `Python 3.11 · process pool × 2 · limit 80,000 numbers`.
 */
export function cellLabels(cells: readonly Cell[], workload: Workload): readonly string[] {
  const parts: readonly LabelPart[] = [
    runtimePart(cells),
    ({ request }) => lowerFirst(strategyLabel(request)),
    optionsPart(cells),
    ...workload.parameters.map((parameter) => parameterPart(parameter, cells, workload)),
  ];
  return cells.map((cell) => {
    const said = parts.map((part) => part(cell)).filter((text) => text !== '');
    return upperFirst(said.join(' · '));
  });
}

function runtimePart(cells: readonly Cell[]): LabelPart {
  const names = runtimeNames(cells.map(({ runtime }) => runtime));
  return names.size > 1 ? ({ runtime }) => names.get(runtime.id) ?? runtime.id : () => '';
}

/** Options in which cells of the same strategy on the same kind of runtime differ. */
function optionsPart(cells: readonly Cell[]): LabelPart {
  const valuesByPlace = new Map<string, Set<unknown>>();
  const placeOf = ({ request, runtime }: Cell, name: RunOptionName) =>
    `${runtime.kind} ${request.strategy} ${name}`;
  const names = catalogue.options.map(({ name }) => name);
  for (const cell of cells) {
    for (const name of names) {
      const place = placeOf(cell, name);
      const values = valuesByPlace.get(place) ?? new Set();
      valuesByPlace.set(place, values.add(cell.request.options[name]));
    }
  }
  return (cell) => {
    const differing = names.filter(
      (name) => (valuesByPlace.get(placeOf(cell, name))?.size ?? 0) > 1,
    );
    return lowerFirst(optionsLabel({ options: picked(cell.request.options, differing) }));
  };
}

function picked(options: RunOptions, names: readonly string[]): RunOptions {
  return Object.fromEntries(Object.entries(options).filter(([name]) => names.includes(name)));
}

function parameterPart(
  parameter: Parameter,
  cells: readonly Cell[],
  workload: Workload,
): LabelPart {
  const valueOf = ({ request }: Cell) =>
    meantParameters(workload, request.parameters)[parameter.name];
  const values = [...new Set(cells.map(valueOf))];
  if (values.length < 2) return () => '';
  const given = values.filter((value) => value !== undefined);
  const shortNames = new Set(given.map((value) => basename(String(value))));
  const isShort = shortNames.size === given.length;
  return (cell) => {
    const value = valueOf(cell);
    return value === undefined
      ? ''
      : `${parameter.label.toLowerCase()} ${text(parameter, value, isShort)}`;
  };
}

function text(parameter: Parameter, value: number | string, isShort: boolean): string {
  if (typeof value === 'number') {
    const unit = parameter.type === 'integer' && parameter.unit !== '' ? ` ${parameter.unit}` : '';
    return `${formatCount(value)}${unit}`;
  }
  return parameter.type === 'folder' && isShort ? basename(value) : value;
}

/** All but names that are written in capitals: `GIL off`. */
function lowerFirst(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.slice(0, 1).toLowerCase() + label.slice(1) : label;
}

function upperFirst(label: string): string {
  return label.slice(0, 1).toUpperCase() + label.slice(1);
}
