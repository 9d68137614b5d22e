/** A weighted linear model: y ≈ Σ coefficient · column. */
export interface LinearModel {
  /** One list per coefficient, each as long as `y`. */
  readonly columns: readonly (readonly number[])[];
  readonly y: readonly number[];
  readonly weights: readonly number[];
}

/**
 * Weighted least squares with no coefficient below 0. The solution is the unconstrained one over the
 * columns whose coefficients are not 0 (Lawson and Hanson 1974, chapter 23). With three columns at
 * most, all seven sets of columns can be tried and the best feasible one taken, so it is exact; the set
 * of all columns can't be bettered where it is feasible.
 * @returns one coefficient per column; `null`: none is feasible, which needs a negative y
 */
export function nonNegativeLeastSquares(model: LinearModel): readonly number[] | null {
  let best: { coefficients: readonly number[]; squares: number } | null = null;
  const all = 2 ** model.columns.length - 1;
  for (let set = all; set > 0; set -= 1) {
    const coefficients = solveFor(model, set);
    if (coefficients?.every((value) => value >= 0) !== true) continue;
    if (set === all) return coefficients;
    const squares = weightedSquares(model, coefficients);
    if (best === null || squares < best.squares) best = { coefficients, squares };
  }
  return best?.coefficients ?? null;
}

/** @param set bit i: column i may differ from 0 */
function solveFor(model: LinearModel, set: number): readonly number[] | null {
  const chosen = model.columns.filter((_, index) => (set >> index) % 2 === 1);
  const dot = (a: readonly number[], b: readonly number[]): number =>
    model.weights.reduce((sum, weight, row) => sum + weight * (a[row] ?? 0) * (b[row] ?? 0), 0);
  // Columns of like length: the squares of worker counts would drown the constant.
  const lengths = chosen.map((column) => Math.sqrt(dot(column, column)));
  const rows = chosen.map((column, row) => [
    ...chosen.map(
      (other, place) => dot(column, other) / (lengths[row] ?? 1) / (lengths[place] ?? 1),
    ),
    dot(column, model.y) / (lengths[row] ?? 1),
  ]);
  const solution = solve(rows)?.map((value, place) => value / (lengths[place] ?? 1));
  if (solution === undefined) return null;
  return model.columns.map((_, index) =>
    (set >> index) % 2 === 1 ? (solution.shift() ?? Number.NaN) : 0,
  );
}

const SINGULAR = 1e-13;

/** Gauss–Jordan elimination with partial pivoting; the last entry of each row is its right-hand side. */
function solve(rows: number[][]): number[] | null {
  for (let step = 0; step < rows.length; step += 1) {
    const pivot = pivotRow(rows, step);
    const divisor = pivot[step] ?? 0;
    if (Math.abs(divisor) < SINGULAR) return null;
    rows.splice(rows.indexOf(pivot), 1);
    rows.splice(step, 0, pivot);
    for (const row of rows) {
      if (row === pivot) continue;
      const factor = (row[step] ?? 0) / divisor;
      for (const [place, value] of pivot.entries()) row[place] = (row[place] ?? 0) - factor * value;
    }
  }
  return rows.map((row, step) => (row.at(-1) ?? Number.NaN) / (row[step] ?? Number.NaN));
}

function pivotRow(rows: readonly number[][], step: number): number[] {
  return rows
    .slice(step)
    .reduce((best, row) => (Math.abs(row[step] ?? 0) > Math.abs(best[step] ?? 0) ? row : best));
}

function weightedSquares(
  { columns, y, weights }: LinearModel,
  coefficients: readonly number[],
): number {
  return y.reduce((sum, value, row) => {
    const fitted = columns.reduce(
      (part, column, index) => part + (column[row] ?? 0) * (coefficients[index] ?? 0),
      0,
    );
    return sum + (weights[row] ?? 0) * (value - fitted) ** 2;
  }, 0);
}
