import type { CommandOutput } from './command.ts';
import { looksBinary } from './looks-binary.ts';

/** Of the beginning of an output, and of its end, a result carries as much along. */
export const KEPT_OUTPUT_BYTES = 16 * 1024;

/** A character cut in two is left out of the beginning. */
const MOST_CUT_BYTES = 3;

export const MOST_EXCERPT_LINES = 100;

/** Altogether: beside a report nobody reads a novel. */
const MOST_CHARACTERS = 12_000;

const MOST_IN_LINE = 500;

/** The end of what a program wrote, as it can stand in a report. */
export interface OutputExcerpt {
  /** Of all that it wrote. */
  readonly bytes: number;
  /** `binary`: it is no text, and has no lines. */
  readonly kind: 'empty' | 'text' | 'binary';
  /** The last ones, at most `MOST_EXCERPT_LINES`; nothing in them can do anything to a screen. */
  readonly lines: readonly string[];
  /** Whether there is more before them. */
  readonly isCut: boolean;
}

/** The last lines of an output. Those beyond 500 characters are cut, and marked with `…`. */
export function outputExcerpt(output: CommandOutput): OutputExcerpt {
  const { bytes, head, tail } = output;
  if (bytes === 0) return { bytes, kind: 'empty', lines: [], isCut: false };
  if (looksBinary(head) || looksBinary(tail)) {
    return { bytes, kind: 'binary', lines: [], isCut: true };
  }
  const isWhole = tail === '' || bytes <= 2 * KEPT_OUTPUT_BYTES - MOST_CUT_BYTES;
  const all = linesOf(isWhole ? `${head}${tail}` : behindFirstEnd(tail));
  const lines = lastOf(all.map(plainLine));
  return { bytes, kind: 'text', lines, isCut: !isWhole || lines.length < all.length };
}

/** Its first line began before: half a line would be taken for a whole one. */
function behindFirstEnd(tail: string): string {
  return tail.slice(tail.indexOf('\n') + 1);
}

function linesOf(text: string): readonly string[] {
  return text.replace(/\r?\n$/, '').split(/\r?\n/);
}

function lastOf(lines: readonly string[]): readonly string[] {
  let room = MOST_CHARACTERS;
  let first = lines.length;
  while (first > 0 && lines.length - first < MOST_EXCERPT_LINES) {
    room -= lines[first - 1]?.length ?? 0;
    if (room < 0) break;
    first -= 1;
  }
  return lines.slice(first);
}

/** Orders to a terminal: colours, places, titles. A screen that is no terminal shows noise. */

const ORDERS =
  /\u001B(?:\[[0-9:;<=>?]*[ -/]*[@-~]|\][^\u0007\u001B]*(?:\u0007|\u001B\\)?|[@-Z\\-_])/g;

/** Marks that turn the order of what stands around them. */
const REORDERING = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** As a terminal would show it in the end, without what could do something to a screen. */
function plainLine(line: string): string {
  const shown = afterLastReturn(line.replace(ORDERS, '')).replaceAll('\t', '    ');
  const cut = shown.length > MOST_IN_LINE ? `${shown.slice(0, MOST_IN_LINE - 1)}…` : shown;
  return cut
    .replace(/\p{Cc}/gu, pictureOf)
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(REORDERING, '\uFFFD');
}

/** A line that was written over, as a progress bar is, ends as what was written last. */
function afterLastReturn(line: string): string {
  const written = line.split('\r').filter((part) => part !== '');
  return written.at(-1) ?? '';
}

/** `␇` for the bell: those of ASCII have pictures of their own. */
function pictureOf(character: string): string {
  const code = character.charCodeAt(0);
  if (code === 0x7f) return '␡';
  return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\uFFFD';
}
