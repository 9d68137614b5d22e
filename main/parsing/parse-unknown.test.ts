import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { parseUnknown } from './parse-unknown.ts';

const schema = z.object({ name: z.string().min(1).max(9) });

describe('parseUnknown', () => {
  it('gives what the schema gives', () => {
    expect(parseUnknown(schema, { name: 'a' })).toMatchObject({
      success: true,
      data: { name: 'a' },
    });
    expect(parseUnknown(schema, { name: 5 }).success).toBe(false);
  });

  it('refuses what the schema stumbles over', () => {
    const value: unknown = JSON.parse('{"name": {"length": {"toString": ""}}}');
    expect(() => schema.safeParse(value)).toThrow(TypeError);
    expect(parseUnknown(schema, value).error?.issues[0]?.message).toContain('can’t be read');
  });
});
