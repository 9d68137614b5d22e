import { REPORT_SECTIONS } from '../../../contract/report.ts';
import { EXPORT_FORMATS, type ExportChoices } from '../../../contract/report-export.ts';
import { ChoiceSelect } from './choice-select.tsx';
import { FORMAT_NAMES } from './format-names.ts';
import { SECTION_NAMES } from './section-names.ts';
import { useExportChoices } from './use-export-choices.ts';

/** Formats, sections and looks. What has no effect on the chosen formats can't be set. */
export function ExportChoicesFields() {
  const { choices, change } = useExportChoices();
  return (
    <>
      <fieldset className="field">
        <legend>Formats</legend>
        <div className="export-checks">
          {FORMAT_NAMES.map(({ format, label, help }) => (
            <CheckRow
              key={format}
              label={label}
              tip={help}
              isChecked={choices.formats.includes(format)}
              onChange={(isChecked) =>
                change({ formats: chosen(EXPORT_FORMATS, choices.formats, format, isChecked) })
              }
            />
          ))}
        </div>
      </fieldset>
      <fieldset className="field">
        <legend>Sections</legend>
        <div className="export-checks">
          {REPORT_SECTIONS.map((section) => (
            <CheckRow
              key={section}
              label={SECTION_NAMES[section]}
              isChecked={choices.sections.includes(section)}
              onChange={(isChecked) =>
                change({ sections: chosen(REPORT_SECTIONS, choices.sections, section, isChecked) })
              }
            />
          ))}
        </div>
      </fieldset>
      <Looks choices={choices} change={change} />
    </>
  );
}

interface LooksProps {
  readonly choices: ExportChoices;
  readonly change: (patch: Partial<ExportChoices>) => void;
}

function Looks({ choices, change }: LooksProps) {
  const { formats, pictures, theme, scale, widthMm, paper, keepsAllSamples } = choices;
  const hasPictures = formats.includes('png') || formats.includes('svg');
  const hasSamples = formats.some((format) => ['html', 'samples-csv', 'json'].includes(format));
  return (
    <div className="export-looks">
      <ChoiceSelect
        id="export-pictures"
        label="Pictures of"
        value={pictures}
        choices={[
          ['figures', 'Each figure'],
          ['whole', 'The whole report'],
          ['both', 'Each, and the whole'],
        ]}
        isDisabled={!hasPictures}
        onChange={(value) => change({ pictures: value })}
      />
      <ChoiceSelect
        id="export-theme"
        label="Colours of pictures"
        value={theme}
        choices={[
          ['light', 'Light'],
          ['dark', 'Dark'],
        ]}
        isDisabled={!hasPictures}
        onChange={(value) => change({ theme: value })}
      />
      <ChoiceSelect
        id="export-width"
        label="Width of figures"
        value={widthMm}
        choices={[
          [null, 'As in the report'],
          [85, '85 mm, one column'],
          [180, '180 mm, two columns'],
        ]}
        isDisabled={!hasPictures || pictures === 'whole'}
        onChange={(value) => change({ widthMm: value })}
      />
      <ChoiceSelect
        id="export-scale"
        label="Size of PNG"
        value={scale}
        choices={[
          [1, '1 ×'],
          [2, '2 ×'],
          [3, '3 ×'],
        ]}
        isDisabled={!formats.includes('png')}
        onChange={(value) => change({ scale: value })}
      />
      <ChoiceSelect
        id="export-paper"
        label="Paper of PDF"
        value={paper}
        choices={[
          ['A4', 'A4'],
          ['Letter', 'Letter'],
        ]}
        isDisabled={!formats.includes('pdf')}
        onChange={(value) => change({ paper: value })}
      />
      <CheckRow
        label="Every sample"
        tip="Else those alone that show each peak and gap: the file stays small"
        isChecked={keepsAllSamples}
        isDisabled={!hasSamples}
        onChange={(isChecked) => change({ keepsAllSamples: isChecked })}
      />
    </div>
  );
}

interface CheckRowProps {
  readonly label: string;
  readonly tip?: string;
  readonly isChecked: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (isChecked: boolean) => void;
}

function CheckRow({ label, tip = '', isChecked, isDisabled = false, onChange }: CheckRowProps) {
  return (
    <label className="check-row" data-tip={tip}>
      <input
        type="checkbox"
        checked={isChecked}
        disabled={isDisabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>{label}</span>
    </label>
  );
}

/** In the order in which they are offered, not in that of the clicks. */
function chosen<Item>(
  all: readonly Item[],
  before: readonly Item[],
  item: Item,
  isChosen: boolean,
): readonly Item[] {
  return all.filter((one) => (one === item ? isChosen : before.includes(one)));
}
