import { describe, expect, test } from 'vitest';

import type { StrategyId } from '../../contract/catalogue.ts';
import {
  admissionFor,
  applicableOptions,
  choicesOf,
  defaultChoiceOf,
  executorsOf,
  isVersionAtLeast,
  type OptionPlace,
  schedulesOf,
} from '../../contract/option-rules.ts';
import type { RunOptionName } from '../../contract/run-options.ts';
import { taskCountOf } from '../../contract/task-count.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import { nodeRuntime } from './fixtures/test-lab.ts';

const node = nodeRuntime();
const python = {
  ...node,
  kind: 'python',
  version: '3.14.0rc1',
  features: {
    gilEnabled: true,
    freeThreadedBuild: false,
    startMethods: ['forkserver', 'spawn', 'fork'],
    interpreterPool: true,
  },
} as const;

const on = (runtime: OptionPlace['runtime'], strategy: StrategyId): OptionPlace => ({
  runtime,
  strategy,
});

function definitionOf(name: RunOptionName) {
  const definition = catalogue.options.find((candidate) => candidate.name === name);
  if (definition === undefined) throw new Error(name);
  return definition;
}

describe('the values of an option', () => {
  test.each<[RunOptionName, OptionPlace, readonly string[], string | null]>([
    ['schedule', on(node, 'threads'), ['round-robin', 'blocks'], 'round-robin'],
    ['schedule', on(node, 'process-pool'), ['blocks', 'dynamic', 'guided'], 'dynamic'],
    [
      'executor',
      on(python, 'thread-pool'),
      ['ThreadPoolExecutor', 'InterpreterPoolExecutor'],
      'ThreadPoolExecutor',
    ],
    ['asyncStyle', on(python, 'async'), ['gather', 'task-group', 'semaphore'], 'gather'],
    [
      'asyncStyle',
      on({ ...python, version: '3.10.9' }, 'async'),
      ['gather', 'semaphore'],
      'gather',
    ],
    ['asyncStyle', on(node, 'async'), ['gather', 'semaphore'], 'gather'],
    ['asyncCalls', on(node, 'async'), ['awaited', 'blocking'], 'awaited'],
    ['startMethod', on(python, 'processes'), ['fork', 'spawn', 'forkserver'], 'forkserver'],
    ['serialization', on(node, 'processes'), ['json', 'advanced'], 'json'],
  ])('%s', (name, place, choices, fallback) => {
    const definition = definitionOf(name);
    expect(choicesOf(definition, place)).toEqual(choices);
    expect(defaultChoiceOf(definition, place)).toBe(fallback);
  });

  test('of a strategy', () => {
    expect(schedulesOf('sequential')).toEqual([]);
    expect(executorsOf('process-pool', python.features)[0]).toBe('multiprocessing.Pool');
    expect(executorsOf('thread-pool', { interpreterPool: null })).toEqual(['ThreadPoolExecutor']);
  });
});

describe('applicableOptions', () => {
  const chosen = {
    startMethod: 'spawn',
    perTask: true,
    schedule: 'blocks',
    chunk: 4,
    gil: 'off',
    inFlight: 8,
    onTaskError: 'stop',
  } as const;
  const namesOn = (place: OptionPlace, options: object = chosen): readonly string[] =>
    Object.keys(applicableOptions(catalogue.options, place, options)).sort();

  test('keeps what means something', () => {
    expect(namesOn(on(python, 'processes'))).toEqual(['onTaskError', 'perTask', 'startMethod']);
    expect(namesOn(on(node, 'threads-async'))).toEqual(['inFlight', 'onTaskError', 'schedule']);
    expect(namesOn(on(node, 'thread-pool'), { schedule: 'round-robin', chunk: 2 })).toEqual([
      'chunk',
    ]);
    expect(namesOn(on(node, 'thread-pool'), { schedule: 'guided', chunk: 2 })).toHaveLength(2);
    expect(namesOn(on(node, 'thread-pool'), { schedule: 'blocks', chunk: 2 })).toHaveLength(1);
    const free = { ...python, features: { ...python.features, freeThreadedBuild: true } };
    expect(namesOn(on(free, 'sequential'))).toEqual(['gil', 'onTaskError']);
    expect(namesOn(on({ ...node, kind: 'other' }, 'threads'))).toEqual([]);
  });
});

test('a run host decides itself what it admits', () => {
  const other = { ...node, kind: 'other', abilities: { primes: ['threads'] } } as const;
  expect(admissionFor(catalogue, 'primes', on(other, 'threads')).admitted).toBe(true);
  expect(admissionFor(catalogue, 'primes', on(other, 'async')).admitted).toBe(false);
  expect(admissionFor(catalogue, 'counter', on(node, 'processes')).admitted).toBe(true);
  expect(admissionFor(catalogue, 'limited', on(node, 'processes')).admitted).toBe(false);
});

test.each([
  ['primes', { tasks: 7 }, 7],
  ['bounded-buffer', { pairs: 3, items: 1 }, 6],
  ['start-gate', { rounds: 5 }, 20],
  ['lock-contention', { tasks: 2, rounds: 9 }, 2],
  ['files-read', { folder: '/x', repeat: 2 }, null],
] as const)('%s %j has %s tasks', (workload, parameters, count) => {
  expect(taskCountOf(workload, parameters, 4)).toBe(count);
});

test.each([
  ['3.11.7', true],
  ['3.11', true],
  ['3.10.99', false],
  ['3.14.0rc1', true],
  ['4.0', true],
  ['', false],
])('%s is at least 3.11: %s', (version, isEnough) => {
  expect(isVersionAtLeast(version, 3, 11)).toBe(isEnough);
});
