import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { z } from 'zod';

import { fuzz, FUZZ_TIMEOUT_MS } from '../../../contract/fuzz.test-support.ts';
import { ipcContract, type RequestName } from '../../../contract/ipc.ts';
import { hostileJson, mutated, mutationsOf } from '../../../contract/mutate.test-support.ts';
import { ok } from '../../../contract/result.ts';
import { keepsTo } from '../../fuzz/keeps-to-schema.test-support.ts';
import { jsonSchemaOf, valuesOf } from '../../fuzz/schema-values.test-support.ts';
import { answer, type Handlers } from './answer.ts';
import { parsers } from './parsers.ts';

/** Beyond it a sentence would fill the window. */
const MAX_SENTENCE_CHARACTERS = 1_000;

const names = Object.entries(ipcContract).flatMap(([name, { direction }]) =>
  direction === 'request' ? [name as RequestName] : [],
);

function schemaOf(name: RequestName) {
  return jsonSchemaOf(parsers[name] as unknown as z.ZodType);
}

const schemas = new Map(names.map((name) => [name, schemaOf(name)]));

function ring(): unknown {
  const inner: Record<string, unknown> = {};
  inner['self'] = inner;
  return inner;
}

/** What else the structured clone of Electron brings over: all that JSON can't hold. */
const hostile: fc.Arbitrary<unknown> = fc.oneof(
  hostileJson,
  fc.constantFrom<unknown>(undefined, NaN, Infinity, -Infinity, 10n ** 30n, new Date(NaN), /x/g),
  fc.constantFrom<unknown>(new Map([['a', 1]]), new Set([1]), new Uint8Array(8), new Error('x')),
  fc.constantFrom<unknown>(ring(), new Array<unknown>(3), Object(7), new ArrayBuffer(4)),
);

interface Asked {
  readonly name: RequestName;
  readonly argument: unknown;
  readonly isChanged: boolean;
}

const asked: fc.Arbitrary<Asked> = fc.oneof(
  ...[...schemas].map(([name, schema]) =>
    fc.tuple(valuesOf(schema), mutationsOf(hostile)).map(([value, mutations]) => ({
      name,
      argument: mutated(value, mutations),
      isChanged: mutations.length > 0,
    })),
  ),
);

/** Handlers that note what reaches them. */
function noting(): { readonly handlers: Handlers; readonly reached: unknown[] } {
  const reached: unknown[] = [];
  const handle = (argument: unknown) => {
    reached.push(argument);
    return ok(null);
  };
  const handlers = Object.fromEntries(names.map((name) => [name, handle]));
  return { handlers: handlers as unknown as Handlers, reached };
}

it(
  'answers whatever the window sends with a Result, and hands on what keeps to the contract alone',
  async () => {
    const seen = new Map(names.map((name) => [name, { taken: 0, refused: 0 }]));
    const log = { problem: (what: string) => expect.fail(what) };
    await fuzz('ipc-arguments', asked, async ({ name, argument, isChanged }) => {
      const { handlers, reached } = noting();
      const answered = await answer(
        { name, argument, isTrusted: true },
        { handlers, parsers, log },
      );
      const counts = seen.get(name) ?? expect.fail(name);
      if (answered.ok) {
        counts.taken += 1;
        expect(reached).toHaveLength(1);
        expect(keepsTo(schemas.get(name) ?? {}, reached[0])).toBe(true);
        return;
      }
      counts.refused += 1;
      expect(isChanged).toBe(true);
      expect(reached).toEqual([]);
      expect(answered.error.code).toBe('bad-argument');
      expect(answered.error.message.length).toBeLessThan(MAX_SENTENCE_CHARACTERS);
    });
    for (const [name, { taken, refused }] of seen) {
      expect({ name, isTaken: taken > 50, isRefused: refused > 50 }).toEqual({
        name,
        isTaken: true,
        isRefused: true,
      });
    }
    expect(Object.prototype).not.toHaveProperty('polluted');
  },
  FUZZ_TIMEOUT_MS,
);
