import fc from 'fast-check';

/** One change of a tree of plain values. Its numbers choose among what there is, modulo. */
export interface Mutation {
  readonly way: number;
  readonly place: number;
  readonly other: number;
  readonly name: string;
  readonly value: unknown;
}

type Container = Record<string, unknown> | unknown[];

interface Place {
  readonly parent: Container;
  readonly key: string;
}

/** More would make a case slow and find nothing more. */
const MAX_PLACES = 2_000;

const HOSTILE_NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'length',
  '',
  '\0',
];

function nested(depth: number): unknown {
  let value: unknown = 0;
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { value };
  return value;
}

/** What JSON can hold and a reader may trip over. Lone surrogates are escaped there. */
export const hostileJson: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, '', [], {}, [[]], [null]),
  fc.constantFrom(0, -0, -1, 0.5, 1e-300, 2 ** 31, 2 ** 53, 2 ** 53 + 2, -(2 ** 53), 1e300, -1e300),
  fc.constantFrom('NaN', '-1', '1e999', '\0', '\ud800', '\udfff\ud800', '\u2028', 'x'.repeat(5000)),
  fc.constantFrom(nested(8), nested(200), JSON.parse('{"__proto__":{"polluted":1}}') as unknown),
  fc.constantFrom(...HOSTILE_NAMES),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

/** None to four changes. */
export function mutationsOf(values: fc.Arbitrary<unknown>): fc.Arbitrary<readonly Mutation[]> {
  const mutation = fc.record({
    way: fc.nat(WAYS.length - 1),
    place: fc.nat(MAX_PLACES),
    other: fc.nat(MAX_PLACES),
    name: fc.oneof(fc.constantFrom(...HOSTILE_NAMES), fc.string({ maxLength: 8 })),
    value: values,
  });
  return fc.array(mutation, { maxLength: 4 });
}

/** A copy of the value with those changes, one after the other. */
export function mutated(value: unknown, mutations: readonly Mutation[]): unknown {
  const holder: { root: unknown } = { root: structuredClone(value) };
  for (const mutation of mutations) {
    const places = placesIn(holder);
    const place = places[mutation.place % places.length];
    if (place !== undefined) WAYS[mutation.way]?.(place, mutation, places);
  }
  return holder.root;
}

type Way = (place: Place, mutation: Mutation, places: readonly Place[]) => void;

// Copies: the next change must not reach into what other cases are given.
const replace: Way = (place, { value }) => write(place, structuredClone(value));

const drop: Way = ({ parent, key }) => {
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else if (key !== 'root') Reflect.deleteProperty(parent, key);
};

const add: Way = (place, { name, value }) => {
  const container = read(place);
  if (Array.isArray(container)) container.push(structuredClone(value));
  else if (isContainer(container)) write({ parent: container, key: name }, structuredClone(value));
  else write(place, { [name]: container });
};

const rename: Way = (place, mutation) => {
  if (Array.isArray(place.parent) || place.key === 'root') return;
  const value = read(place);
  Reflect.deleteProperty(place.parent, place.key);
  write({ parent: place.parent, key: mutation.name }, value);
};

const swap: Way = (place, { other }, places) => {
  const second = places[other % places.length];
  if (second === undefined) return;
  // Copies: one inside the other would make a ring.
  const [mine, its] = [structuredClone(read(place)), structuredClone(read(second))];
  write(place, its);
  write(second, mine);
};

const double: Way = (place) => {
  const value = structuredClone(read(place));
  if (Array.isArray(place.parent)) place.parent.push(value);
  else write(place, [value, value]);
};

/** Another number, or text, of the same kind: what is only just wrong. */
const shift: Way = (place, { other }) => {
  const value = read(place);
  if (typeof value === 'number') write(place, shiftedNumber(value, other));
  else if (typeof value === 'string') write(place, shiftedText(value, other));
  else if (typeof value === 'boolean') write(place, String(value));
};

const WAYS: readonly Way[] = [replace, replace, drop, add, rename, swap, double, shift, shift];

function shiftedNumber(value: number, by: number): unknown {
  const others = [-value, value + 1, value - 1, value + 0.5, value * 2 ** 40, String(value)];
  return others[by % others.length];
}

function shiftedText(value: string, by: number): unknown {
  const others = [value.slice(1), `${value}x`, value.toUpperCase(), `${value}\ud800`, [value]];
  return others[by % others.length];
}

/** All values inside, the root among them. */
function placesIn(holder: Container): readonly Place[] {
  const places: Place[] = [];
  const seen = new Set<unknown>();
  const waiting: Container[] = [holder];
  for (let parent = waiting.pop(); parent !== undefined; parent = waiting.pop()) {
    for (const key of Object.keys(parent)) {
      if (places.length >= MAX_PLACES) return places;
      const place = { parent, key };
      places.push(place);
      const value = read(place);
      if (!isContainer(value) || seen.has(value)) continue;
      seen.add(value);
      waiting.push(value);
    }
  }
  return places;
}

/** An object or array that is no more than that: what else may lie there is left whole. */
function isContainer(value: unknown): value is Container {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || Array.isArray(value);
}

function read({ parent, key }: Place): unknown {
  return Object.getOwnPropertyDescriptor(parent, key)?.value as unknown;
}

/** As a property of its own, whatever it is called. */
function write({ parent, key }: Place, value: unknown): void {
  Object.defineProperty(parent, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

/** One change of a text. */
export interface TextEdit {
  readonly way: number;
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

const HOSTILE_TEXTS = [
  '',
  ' ',
  '\n',
  '\n\n',
  '\t',
  '\0',
  '-',
  '-1',
  '9'.repeat(400),
  '1e999',
  'NaN',
];

/** None to four edits; `words` are inserted among others. */
export function textEdits(words: readonly string[] = []): fc.Arbitrary<readonly TextEdit[]> {
  const edit = fc.record({
    way: fc.nat(EDITS.length - 1),
    at: fc.nat(100_000),
    length: fc.nat(40),
    text: fc.oneof(
      fc.constantFrom(...HOSTILE_TEXTS, ...words),
      fc.string({ unit: 'binary', maxLength: 8 }),
    ),
  });
  return fc.array(edit, { maxLength: 4 });
}

export function edited(text: string, edits: readonly TextEdit[]): string {
  let result = text;
  for (const edit of edits) result = EDITS[edit.way]?.(result, edit) ?? result;
  return result;
}

type Edit = (text: string, edit: TextEdit) => string;

const insertText: Edit = (text, { at, text: inserted }) =>
  splice(text, at % (text.length + 1), 0, inserted);

const overwrite: Edit = (text, { at, length, text: inserted }) =>
  splice(text, at % (text.length + 1), length, inserted);

const cut: Edit = (text, { at }) => text.slice(0, at % (text.length + 1));

/** One of its numbers becomes the other text. */
const exchangeNumber: Edit = (text, { at, text: inserted }) => {
  const numbers = [...text.matchAll(/\d+/g)];
  const number = numbers[at % Math.max(1, numbers.length)];
  return number === undefined ? text : splice(text, number.index, number[0].length, inserted);
};

const doubleLine: Edit = (text, { at }) => {
  const lines = text.split('\n');
  return lines.toSpliced(at % lines.length, 0, lines[at % lines.length] ?? '').join('\n');
};

const dropLine: Edit = (text, { at }) => {
  const lines = text.split('\n');
  return lines.toSpliced(at % lines.length, 1).join('\n');
};

const EDITS: readonly Edit[] = [
  insertText,
  overwrite,
  cut,
  exchangeNumber,
  exchangeNumber,
  doubleLine,
  dropLine,
];

function splice(text: string, at: number, length: number, inserted: string): string {
  return `${text.slice(0, at)}${inserted}${text.slice(at + length)}`;
}
