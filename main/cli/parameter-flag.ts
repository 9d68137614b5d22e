import type { Parameter } from '../../contract/catalogue.ts';

/** The option that sets a parameter: `latencyMs` is set by `--latency-ms`. */
export function parameterFlag({ name }: Parameter): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
