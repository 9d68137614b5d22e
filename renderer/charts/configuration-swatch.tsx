import { configurationColour, configurationPattern } from './configuration-colours.ts';

/** The mark of a configuration, the same wherever it is drawn. Goes with its name. */
export function ConfigurationSwatch({ index }: { readonly index: number }) {
  return (
    <span
      className={`swatch swatch-pattern-${configurationPattern(index)}`}
      style={{ backgroundColor: configurationColour(index) }}
      aria-hidden="true"
    />
  );
}
