/** Names by number, from the text of `/etc/passwd`. The first one holds, as for the system. */
export function parseUserNames(text: string): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  for (const line of text.split('\n')) {
    const [name = '', , number = ''] = line.split(':');
    const uid = Number(number);
    if (name === '' || !/^\d{1,10}$/.test(number) || names.has(uid)) continue;
    names.set(uid, name);
  }
  return names;
}

/** The effective user from the text of `/proc/PID/status`; `null`: the line is missing. */
export function parseEffectiveUid(status: string): number | null {
  const match = /^Uid:\t\d+\t(\d{1,10})\t/m.exec(status);
  return match?.[1] === undefined ? null : Number(match[1]);
}
