import { describe, expect, it } from 'vitest';

import type { WorkloadId } from '../../../contract/catalogue.ts';
import { idleSnapshot } from '../../dev/fixtures.ts';
import { runtimeOf } from '../../dev/runtimes.ts';
import { readScene } from '../../dev/scene.ts';
import { checkLaunch } from './check-launch.ts';
import { isImpossibleOption, isImpossibleParameter } from './combination.ts';
import { draftFromSettings, type LaunchDraft, withParameterText } from './launch-draft.ts';
import { shownParameters } from './read-parameters.ts';

const facts = idleSnapshot(readScene(new URLSearchParams()));
const { catalogue, settings } = facts;
const draft = draftFromSettings(settings.launch, catalogue);
const python = runtimeOf('python');

function errorsOf(changed: LaunchDraft) {
  return checkLaunch(changed, facts, python).errors;
}

function defaultsOf(workload: WorkloadId): Record<string, number | string> {
  const parameters = catalogue.workloads.find(({ id }) => id === workload)?.parameters ?? [];
  return Object.fromEntries(
    parameters.flatMap((parameter) =>
      // A folder is left to main.
      parameter.type === 'folder' ? [] : [[parameter.name, parameter.default] as const],
    ),
  );
}

describe('checkLaunch', () => {
  it('makes a request of a valid panel', () => {
    expect(checkLaunch(draft, facts, python)).toMatchObject({
      errors: {},
      request: {
        workload: 'primes',
        parameters: defaultsOf('primes'),
        strategy: 'process-pool',
        runtimeId: 'p312',
        workers: 4,
        options: {},
        cores: null,
        seed: 1,
        timeLimitMs: 60_000,
      },
    });
  });

  it.each(['', ' ', '0', '-3', '1.5', '1e12', 'NaN', 'Infinity', 'ten'])(
    'refuses %o tasks',
    (text) => {
      expect(errorsOf(withParameterText(draft, 'tasks', text))).toHaveProperty('tasks');
    },
  );

  it.each(['0', '257', '10000', ''])('refuses %o workers', (workersText) => {
    expect(errorsOf({ ...draft, workersText })).toHaveProperty('workers');
  });

  it.each(['0', '86401', ''])('refuses a time limit of %o s', (timeLimitText) => {
    expect(errorsOf({ ...draft, timeLimitText })).toHaveProperty('timeLimit');
  });

  it('leaves an empty folder to main, which has one of its own', () => {
    const hashing: LaunchDraft = { ...draft, workload: 'files-sha256' };
    const parametersOf = (changed: LaunchDraft) =>
      checkLaunch(changed, facts, python).request?.parameters;
    expect(parametersOf(hashing)).toEqual(defaultsOf('files-sha256'));
    expect(parametersOf(withParameterText(hashing, 'folder', ' /data '))).toEqual({
      ...defaultsOf('files-sha256'),
      folder: '/data',
    });
  });

  it('gives a sequential run one worker, whatever the field says', () => {
    const sequential: LaunchDraft = { ...draft, strategy: 'sequential', workersText: '999' };
    expect(checkLaunch(sequential, facts, python).request?.workers).toBe(1);
  });

  it('needs a runtime', () => {
    const check = checkLaunch(draft, facts, null);
    expect(check.request).toBeNull();
    expect(check.errors).toHaveProperty('runtime');
  });

  it('sends the options that apply and differ from their defaults', () => {
    const optionTexts = { startMethod: 'spawn', schedule: 'guided', chunk: '1', inFlight: '9' };
    const request = (patch: Partial<LaunchDraft>, runtime = python) =>
      checkLaunch({ ...draft, optionTexts, ...patch }, facts, runtime).request;
    expect(request({})?.options).toEqual({ startMethod: 'spawn', schedule: 'guided' });
    expect(request({ strategy: 'threads' })?.options).toEqual({});
    expect(request({ strategy: 'processes-async' })?.options).toEqual({
      startMethod: 'spawn',
      inFlight: 9,
    });
    expect(request({}, runtimeOf('node'))?.options).toEqual({ schedule: 'guided' });
  });

  it('refuses what the catalogue refuses, with its reason', () => {
    const impossible: LaunchDraft = { ...draft, workload: 'counter', strategy: 'threads-async' };
    const check = checkLaunch(impossible, facts, python);
    expect(check.request).toBeNull();
    expect(check.errors['strategy']).toMatch(/choose Threads or Async/);
  });

  it('asks a run host of the user’s own what it can do', () => {
    const host = runtimeOf('other');
    const sort: LaunchDraft = { ...draft, workload: 'sort', strategy: 'threads' };
    expect(checkLaunch(sort, facts, host).errors).toHaveProperty('strategy');
    const primes: LaunchDraft = { ...draft, strategy: 'threads', optionTexts: { perTask: 'true' } };
    expect(checkLaunch(primes, facts, host).request).toMatchObject({ options: {} });
  });

  it('refuses an option out of bounds at its own field', () => {
    const errors = errorsOf({ ...draft, optionTexts: { chunk: '0' } });
    expect(Object.keys(errors)).toEqual(['option:chunk']);
  });

  it('refuses a worker for each of very many tasks', () => {
    const perTask: LaunchDraft = {
      ...draft,
      strategy: 'processes',
      optionTexts: { perTask: 'true' },
    };
    expect(errorsOf(withParameterText(perTask, 'tasks', '1000'))).toEqual({});
    expect(errorsOf(withParameterText(perTask, 'tasks', '1001'))).toHaveProperty('option:perTask');
  });

  it('wants two workers for tasks that wait for each other, and an even number where they are split', () => {
    const buffer: LaunchDraft = { ...draft, workload: 'bounded-buffer', strategy: 'threads' };
    expect(errorsOf({ ...buffer, workersText: '1' })).toHaveProperty('workers');
    expect(errorsOf({ ...buffer, workersText: '3' })).toHaveProperty('workers');
    expect(errorsOf({ ...buffer, workersText: '4' })).toEqual({});
    expect(errorsOf({ ...buffer, strategy: 'thread-pool', workersText: '3' })).toEqual({});
    expect(errorsOf({ ...buffer, workload: 'start-gate', workersText: '3' })).toEqual({});
  });

  it('says at the parameter at fault what can’t be beside the rest, and what can', () => {
    const pipe: LaunchDraft = { ...draft, workload: 'pipe', strategy: 'threads' };
    const transfer = withParameterText(pipe, 'transport', 'transfer');
    const check = checkLaunch(transfer, facts, python);
    expect(Object.keys(check.errors)).toEqual(['transport']);
    expect(check.errors['transport']).toContain('choose Copy');
    expect(check.request).toBeNull();
    expect(checkLaunch(transfer, facts, runtimeOf('node')).errors).toEqual({});
    const { combination } = checkLaunch(pipe, facts, python);
    const isImpossible = (value: string) => isImpossibleParameter(combination, 'transport', value);
    expect(['copy', 'transfer', 'shared'].filter(isImpossible)).toEqual(['transfer']);
  });

  it('says at the option at fault what can’t be beside the rest', () => {
    const gate: LaunchDraft = { ...draft, workload: 'start-gate', strategy: 'async' };
    const blocking: LaunchDraft = { ...gate, optionTexts: { asyncCalls: 'blocking' } };
    expect(Object.keys(errorsOf(blocking))).toEqual(['option:asyncCalls']);
    expect(errorsOf(blocking)['option:asyncCalls']).toContain('let calls be awaited');
    const { combination } = checkLaunch(gate, facts, python);
    expect(isImpossibleOption(combination, 'asyncCalls', 'blocking')).toBe(true);
    expect(isImpossibleOption(combination, 'asyncStyle', 'semaphore')).toBe(false);
  });

  it('does not judge together what is wrong by itself', () => {
    const buffer: LaunchDraft = { ...draft, workload: 'bounded-buffer', workersText: '1' };
    expect(Object.keys(errorsOf(withParameterText(buffer, 'items', '')))).toEqual(['items']);
  });

  it('sends a parameter that means nothing here as it was left, or else as its default', () => {
    const faults: LaunchDraft = { ...draft, workload: 'faulty', strategy: 'threads' };
    const hanging = withParameterText(faults, 'fault', 'hang');
    const parametersOf = (changed: LaunchDraft) =>
      checkLaunch(changed, facts, python).request?.parameters;
    expect(parametersOf(withParameterText(hanging, 'percent', '35'))?.['percent']).toBe(35);
    const { errors, request } = checkLaunch(
      withParameterText(hanging, 'percent', '101'),
      facts,
      python,
    );
    expect(errors).toEqual({});
    expect(request?.parameters['percent']).toBe(defaultsOf('faulty')['percent']);
    expect(errorsOf(withParameterText(faults, 'percent', '101'))).toHaveProperty('percent');
  });

  it('shows only parameters that mean something beside the others', () => {
    const faults: LaunchDraft = { ...draft, workload: 'faulty' };
    const faulty = catalogue.workloads.find(({ id }) => id === 'faulty');
    const namesWith = (fault: string) =>
      shownParameters(withParameterText(faults, 'fault', fault), faulty).map(({ name }) => name);
    expect(namesWith('raise')).toEqual(['tasks', 'waitMs', 'fault', 'percent']);
    expect(namesWith('hang')).toEqual(['tasks', 'waitMs', 'fault']);
    expect(namesWith('exhaust-memory')).toContain('memoryMb');
  });

  it('sends the cores that are ticked', () => {
    const cores = { choice: 'list', countText: '1', list: [1] } as const;
    expect(checkLaunch({ ...draft, cores }, facts, python).request?.cores).toEqual([1]);
    expect(errorsOf({ ...draft, cores: { ...cores, list: [] } })).toHaveProperty('cores');
  });
});
