// @ts-check
import { expect, test } from 'vitest';

import { hasDisplay } from './display.mjs';
import { isHeadlessNoise } from './launch.mjs';

test.each([
  '[7290:1122/110202.011637:ERROR:bus.cc(407)] Failed to connect to the bus: no such file',
  '[16:1122/110202.011637:ERROR:dbus/object_proxy.cc(590)] Failed to call method',
  '[16:1122/110202.011637:ERROR:viz_main_impl.cc(198)] Exiting GPU process',
])('leaves out %s', (line) => {
  expect(isHeadlessNoise(line)).toBe(true);
});

test.each([
  'Error: bus.cc is mentioned by the app',
  '[16:1122/110202.011637:FATAL:electron_main_delegate.cc(287)] Running as root',
  '[16:1122/110202.011637:ERROR:sandbox_linux.cc(1)] sandbox',
])('keeps %s', (line) => {
  expect(isHeadlessNoise(line)).toBe(false);
});

test('a display is an X11 or a Wayland one, and always there elsewhere than on Linux', () => {
  expect(hasDisplay({}, 'linux')).toBe(false);
  expect(hasDisplay({ DISPLAY: '' }, 'linux')).toBe(false);
  expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true);
  expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
  expect(hasDisplay({}, 'darwin')).toBe(true);
});
