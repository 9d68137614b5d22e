import { experimentPresets } from '../../../../contract/experiment-presets.ts';
import { useCompare } from '../use-compare.ts';

/** Experiments ready to be started, for the work and runtimes that stand in the panel. */
export function PresetButtons() {
  const { store, runtimes } = useCompare();
  return (
    <div className="preset-buttons" role="group" aria-label="Presets">
      {experimentPresets.map((preset) => (
        <button
          key={preset.id}
          type="button"
          className="button preset-button"
          data-tip={preset.help}
          disabled={runtimes.length === 0}
          onClick={() => store.choosePreset(preset)}
        >
          {preset.label}
        </button>
      ))}
    </div>
  );
}
