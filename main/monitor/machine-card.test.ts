import { readFileSync } from 'node:fs';
import { cpus, platform } from 'node:os';

import { describe, expect, it } from 'vitest';

import { readMachineFacts } from './machine.ts';
import { macOsName, readMachineCard } from './machine-card.ts';

describe('this machine', () => {
  const card = readMachineCard('1.2.3');

  it('says the same as the facts of the launch panel', () => {
    const facts = readMachineFacts();
    expect(card).toMatchObject({
      cpuModel: facts.cpuModel,
      logicalCores: facts.logicalCores,
      physicalCores: facts.physicalCores,
      siblings: facts.siblingCores,
      allowedCores: facts.allowedCores,
      effectiveCores: facts.effectiveCores,
      memoryBytes: facts.memoryBytes,
      platform: facts.platform,
      corelane: '1.2.3',
    });
  });

  it('has no empty text and no number that is none', () => {
    for (const value of Object.values(card)) {
      expect(value).not.toBe('');
      expect(value).not.toBeNaN();
    }
  });

  it('can be read again and again', () => {
    expect(readMachineCard('1.2.3')).toEqual(card);
  });

  it.runIf(platform() === 'linux')('sees a hypervisor exactly where the processor does', () => {
    const flags = /^flags.*\bhypervisor\b/m.test(readFileSync('/proc/cpuinfo', 'utf8'));
    if (flags) expect(card.virtualMachine).not.toBeNull();
    expect(card.logicalCores).toBe(cpus().length);
  });
});

it('names macOS with its version', () => {
  const plist = '<dict>\n<key>ProductVersion</key>\n\t<string>14.1</string>\n</dict>';
  expect(macOsName(plist)).toBe('macOS 14.1');
  expect(macOsName('')).toBe('macOS');
});
