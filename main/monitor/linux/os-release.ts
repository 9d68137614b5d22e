/** `Debian GNU/Linux 12 (bookworm)` from the text of `/etc/os-release`; `null` when it names none. */
export function parseOsName(osRelease: string): string | null {
  const value = (key: string): string | null => {
    const match = new RegExp(`^${key}=(?:"([^"]*)"|'([^']*)'|(\\S*))$`, 'm').exec(osRelease);
    const text = match?.[1] ?? match?.[2] ?? match?.[3] ?? '';
    return text === '' ? null : text;
  };
  const pretty = value('PRETTY_NAME');
  if (pretty !== null) return pretty;
  const name = value('NAME');
  return name === null ? null : [name, value('VERSION_ID') ?? ''].join(' ').trim();
}
