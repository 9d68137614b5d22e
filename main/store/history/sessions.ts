import { purgeRemoved } from './change-items.ts';
import { isOwnerAlive } from './process-owner.ts';
import type { Sqlite } from './sqlite.ts';
import { textOf } from './sqlite.ts';

/** What was deleted can be brought back until then. */
export const UNDO_MS = 24 * 60 * 60 * 1000;

/** Registers this process, and settles what others left behind that ended without a word. */
export function beginSession(database: Sqlite, owner: string, at: Date = new Date()): void {
  database.transaction(() => {
    database.run('INSERT INTO sessions (owner) VALUES (?)', [owner]);
    for (const dead of deadSessions(database)) {
      database.run('DELETE FROM sessions WHERE owner = ?', [dead]);
    }
    interruptAbandoned(database);
    purgeRemoved(database, new Date(at.getTime() - UNDO_MS));
  });
}

/** What this session was still writing is over with it. */
export function endSession(database: Sqlite, owner: string): void {
  database.transaction(() => {
    interrupt(database, owner);
    database.run('DELETE FROM sessions WHERE owner = ?', [owner]);
  });
}

export function deadSessions(database: Sqlite): readonly string[] {
  const owners = database.all('SELECT owner FROM sessions').map((row) => textOf(row, 'owner'));
  return owners.filter((owner) => !isOwnerAlive(owner));
}

/** Marks what a process was writing that is no more. */
export function interruptAbandoned(database: Sqlite): void {
  const rows = database.all('SELECT DISTINCT owner FROM items WHERE owner IS NOT NULL');
  const dead = rows.map((row) => textOf(row, 'owner')).filter((owner) => !isOwnerAlive(owner));
  for (const owner of dead) interrupt(database, owner);
}

function interrupt(database: Sqlite, owner: string): void {
  database.run("UPDATE items SET state = 'interrupted', owner = NULL WHERE owner = ?", [owner]);
}
