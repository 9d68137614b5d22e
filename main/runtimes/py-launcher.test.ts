import { expect, it } from 'vitest';

import { parsePyLauncherList } from './py-launcher.ts';

it('reads the list of an old launcher', () => {
  const output = [
    'Installed Pythons found by py Launcher for Windows',
    ' -3.9-64        C:\\Users\\Ada Lovelace\\AppData\\Local\\Programs\\Python\\Python39\\python.exe *',
    ' -2.7-32        C:\\Python27\\python.exe',
    '',
  ].join('\r\n');
  expect(parsePyLauncherList(output)).toEqual([
    'C:\\Users\\Ada Lovelace\\AppData\\Local\\Programs\\Python\\Python39\\python.exe',
    'C:\\Python27\\python.exe',
  ]);
});

it('reads the list of a new launcher', () => {
  const output = [
    ' -V:3.13t         C:\\Python313\\python3.13t.exe',
    ' -V:3.12 *        \\\\server\\share\\Python312\\python.exe',
    ' -V:Astral/CPython3.11.7 C:\\uv\\python.exe',
  ].join('\n');
  expect(parsePyLauncherList(output)).toEqual([
    'C:\\Python313\\python3.13t.exe',
    '\\\\server\\share\\Python312\\python.exe',
    'C:\\uv\\python.exe',
  ]);
});

it('takes nothing from a message', () => {
  expect(parsePyLauncherList('No installed Pythons found!')).toEqual([]);
});
