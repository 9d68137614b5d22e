import { describe, expect, it } from 'vitest';

import type { StrategyId, WorkloadId } from '../../../../contract/catalogue.ts';
import { catalogue } from '../../../dev/catalogue.ts';
import { runtimeById } from '../../../dev/runtimes.ts';
import type { OptionTexts } from '../launch-draft.ts';
import { isChanged, optionFields } from './applicable-options.ts';

interface Place {
  readonly strategy?: StrategyId;
  readonly runtime?: string;
  readonly workload?: WorkloadId;
  readonly texts?: OptionTexts;
}

function fieldsAt({ strategy, runtime, workload, texts }: Place) {
  const place = { strategy: strategy ?? 'process-pool', runtime: runtimeById(runtime ?? 'p312') };
  return optionFields(catalogue.options, workload ?? 'primes', place, texts ?? {});
}

function namesAt(place: Place) {
  return fieldsAt(place).map(({ definition }) => definition.name);
}

function choicesAt(name: string, place: Place) {
  const field = fieldsAt(place).find(({ definition }) => definition.name === name);
  if (field?.type !== 'choice') return null;
  return [field.defaultChoice, ...field.others].map((choice) => choice?.value ?? null);
}

describe('optionFields', () => {
  it('has those of the strategy on the kind of interpreter', () => {
    expect(namesAt({})).toEqual([
      'executor',
      'startMethod',
      'schedule',
      'chunk',
      'onTaskError',
      'taskTimeLimitMs',
    ]);
    expect(namesAt({ runtime: 'n20' })).toEqual([
      'serialization',
      'schedule',
      'chunk',
      'onTaskError',
      'taskTimeLimitMs',
    ]);
    expect(namesAt({ strategy: 'sequential' })).toEqual(['onTaskError', 'taskTimeLimitMs']);
    expect(namesAt({ runtime: 'c-host', strategy: 'threads' })).toEqual([]);
  });

  it('puts the default first, as the interpreter has it', () => {
    expect(choicesAt('startMethod', {})?.[0]).toBe('fork');
    expect(choicesAt('startMethod', { runtime: 'p314' })?.[0]).toBe('forkserver');
    expect(choicesAt('schedule', { strategy: 'threads' })).toEqual(['round-robin', 'blocks']);
    expect(choicesAt('schedule', {})?.[0]).toBe('dynamic');
  });

  it('shows a pool of interpreters where there is one, and no choice of one', () => {
    expect(choicesAt('executor', { strategy: 'thread-pool' })).toBeNull();
    expect(choicesAt('executor', { strategy: 'thread-pool', runtime: 'p314' })).toEqual([
      'ThreadPoolExecutor',
      'InterpreterPoolExecutor',
    ]);
  });

  it('shows the GIL of free-threaded builds only, off by default', () => {
    expect(choicesAt('gil', {})).toBeNull();
    expect(choicesAt('gil', { runtime: 'p313t' })).toEqual(['off', 'on']);
  });

  it('has no schedule with a worker for each task, nor chunks in blocks', () => {
    const texts = { perTask: 'true', schedule: 'blocks' };
    expect(namesAt({ strategy: 'threads', texts })).not.toContain('schedule');
    expect(namesAt({ texts })).toContain('schedule');
    expect(namesAt({ texts })).not.toContain('chunk');
  });

  it('leaves the schedule alone where tasks wait for each other', () => {
    const names = namesAt({ workload: 'start-gate', strategy: 'thread-pool' });
    expect(names).not.toContain('schedule');
    expect(names).not.toContain('chunk');
  });
});

describe('isChanged', () => {
  it('counts what differs from the default, not what was typed', () => {
    const changed = (texts: OptionTexts) =>
      fieldsAt({ texts })
        .filter(isChanged)
        .map(({ definition }) => definition.name);
    expect(changed({ startMethod: 'fork', chunk: '1', onTaskError: '' })).toEqual([]);
    expect(changed({ startMethod: 'spawn', chunk: '8', onTaskError: 'stop' })).toEqual([
      'startMethod',
      'chunk',
      'onTaskError',
    ]);
  });
});
