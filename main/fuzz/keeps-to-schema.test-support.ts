import type { z } from 'zod';

type JsonSchema = z.core.JSONSchema.JSONSchema;

/**
 * Whether a value keeps to a schema, decided without the library that parses by it: its types, its
 * bounds, its names. Texts of a pattern are left to the library.
 */
export function keepsTo(schema: JsonSchema, value: unknown): boolean {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return choices.some((choice) => keepsTo(choice, value));
  if (schema.const !== undefined) return value === schema.const;
  if (schema.enum !== undefined) return schema.enum.some((choice) => choice === value);
  switch (schema.type) {
    case 'null':
      return value === null;
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
      return Number.isSafeInteger(value) && isWithin(schema, value as number);
    case 'number':
      return Number.isFinite(value) && isWithin(schema, value as number);
    case 'string':
      return typeof value === 'string' && value.length <= (schema.maxLength ?? Infinity);
    case 'array':
      return Array.isArray(value) && keepsToArray(schema, value);
    case 'object':
      return isObject(value) && keepsToObject(schema, value);
    case undefined:
    default:
      return true;
  }
}

function isWithin(schema: JsonSchema, value: number): boolean {
  const { minimum = -Infinity, maximum = Infinity, exclusiveMinimum, exclusiveMaximum } = schema;
  const isAbove = typeof exclusiveMinimum !== 'number' || value > exclusiveMinimum;
  const isBelow = typeof exclusiveMaximum !== 'number' || value < exclusiveMaximum;
  return value >= minimum && value <= maximum && isAbove && isBelow;
}

function keepsToArray(schema: JsonSchema, values: readonly unknown[]): boolean {
  const { minItems = 0, maxItems = Infinity, items } = schema;
  if (values.length < minItems || values.length > maxItems) return false;
  if (typeof items !== 'object' || Array.isArray(items)) return true;
  // Not `every`: it leaves out what was never written.
  return Array.from(values).every((value) => keepsTo(items, value));
}

function keepsToObject(schema: JsonSchema, value: Readonly<Record<string, unknown>>): boolean {
  const { properties = {}, required = [], additionalProperties } = schema;
  if (!required.every((name) => Object.hasOwn(value, name))) return false;
  return Object.entries(value).every(([name, part]) => {
    const own = Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
    return typeof own === 'object' ? keepsTo(own, part) : own !== false;
  });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
