import fc from 'fast-check';
import { z } from 'zod';

type JsonSchema = z.core.JSONSchema.JSONSchema;
type Values = fc.Arbitrary<unknown>;

/** What a schema says of its values, without its refinements. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
}

/**
 * Values that keep to the schema, small ones mostly.
 * @throws Error for a kind of schema that this can't read: it is to be taught, not to be left out
 */
export function valuesOf(schema: JsonSchema): Values {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map(valuesOf));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return integers(schema);
    case 'number':
      return numbers(schema);
    case 'string':
      return texts(schema);
    case 'array':
      return arrays(schema);
    case 'object':
      return objects(schema);
    case undefined:
    default:
      return anything(schema);
  }
}

function anything(schema: JsonSchema): Values {
  const known = Object.keys(schema).filter((key) => key !== '$schema');
  if (known.length > 0) throw new Error(`No values of ${JSON.stringify(schema)}`);
  return fc.jsonValue({ maxDepth: 2 });
}

function leastOf({ minimum, exclusiveMinimum }: JsonSchema, step: number): number | undefined {
  return typeof exclusiveMinimum === 'number' ? exclusiveMinimum + step : minimum;
}

function mostOf({ maximum, exclusiveMaximum }: JsonSchema, step: number): number | undefined {
  return typeof exclusiveMaximum === 'number' ? exclusiveMaximum - step : maximum;
}

function integers(schema: JsonSchema): Values {
  const min = leastOf(schema, 1) ?? Number.MIN_SAFE_INTEGER;
  const max = mostOf(schema, 1) ?? Number.MAX_SAFE_INTEGER;
  const small = fc.integer({ min: Math.max(min, -8), max: Math.min(max, Math.max(min, 0) + 100) });
  return fc.oneof({ weight: 3, arbitrary: small }, fc.integer({ min, max }));
}

function numbers(schema: JsonSchema): Values {
  const min = leastOf(schema, 1e-3) ?? -1e9;
  const max = mostOf(schema, 1e-3) ?? Math.max(min, 0) + 1e9;
  return fc.double({ min, max, noNaN: true });
}

function texts({ minLength = 0, maxLength, pattern, format }: JsonSchema): Values {
  if (format === 'uuid') return fc.uuid();
  if (format === 'date-time') return dates;
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  return fc.string({ minLength, maxLength: Math.min(maxLength ?? 12, minLength + 12) });
}

const dates = fc
  .date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })
  .map((date) => date.toISOString());

function arrays({ items, minItems = 0, maxItems }: JsonSchema): Values {
  if (Array.isArray(items)) throw new Error('No values of a tuple');
  const size = { minLength: minItems, maxLength: Math.min(maxItems ?? 3, minItems + 3) };
  return fc.array(valuesOf(asSchema(items)), size);
}

function objects({ properties, required, additionalProperties, propertyNames }: JsonSchema) {
  if (properties === undefined) {
    if (typeof additionalProperties !== 'object') return fc.constant({});
    const names = propertyNames === undefined ? fc.string() : valuesOf(asSchema(propertyNames));
    const keys = names as fc.Arbitrary<string>;
    const filled = fc.dictionary(keys, valuesOf(additionalProperties), {
      maxKeys: 3,
      noNullPrototype: true,
    });
    const must = required ?? [];
    return must.length === 0 ? filled : recordOf(must, () => valuesOf(additionalProperties), must);
  }
  const names = Object.keys(properties);
  return recordOf(names, (name) => valuesOf(asSchema(properties[name])), required ?? []);
}

function recordOf(
  names: readonly string[],
  of: (name: string) => Values,
  required: readonly string[],
): Values {
  const parts = Object.fromEntries(names.map((name) => [name, of(name)]));
  return fc.record(parts, { requiredKeys: [...required], noNullPrototype: true });
}

function asSchema(schema: unknown): JsonSchema {
  return typeof schema === 'object' && schema !== null ? { ...schema } : {};
}
