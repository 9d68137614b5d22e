import { MISSING } from './missing.ts';

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

const timeOfDay = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

/** A time of today: `17:20:05`. */
export function formatTimeOfDay(iso: string): string {
  const epochMs = Date.parse(iso);
  return Number.isNaN(epochMs) ? MISSING : timeOfDay.format(epochMs);
}

/** A moment of local time: `22 Nov 2026, 17:20`. */
export function formatWhen(iso: string): string {
  const epochMs = Date.parse(iso);
  return Number.isNaN(epochMs) ? MISSING : moment.format(epochMs);
}
