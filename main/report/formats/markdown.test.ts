import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { configurationResult, differing, unconcluded } from '../../experiment/fixtures/results.ts';
import { machineCard } from '../../lab/fixtures/machine-card.ts';
import { HOSTILE, report, reportedExperiment, reportedRun } from '../html/report.test-support.ts';
import { runResult } from '../run-result.test-support.ts';
import { reportMarkdown } from './markdown.ts';
import { codeBlock, markdownLines, markdownText } from './markdown-text.ts';

/** Cells of the rows of a table, the rule left out. */
function tableRows(markdown: string): readonly (readonly string[])[] {
  return markdown
    .split('\n')
    .filter((line) => line.startsWith('|') && !line.startsWith('| ---'))
    .map((line) => line.split(/(?<!\\)\|/).slice(1, -1))
    .map((cells) => cells.map((cell) => cell.trim()));
}

describe('reportMarkdown of an experiment', () => {
  it('says the conclusion, then the figures, the verdicts, the machine and the way to do it again', () => {
    const configurations = [
      configurationResult('c1', { ci95WallMs: [990, 1010] }),
      configurationResult('c2', {
        medianWallMs: 500,
        speedup: 2,
        speedupCi95: [1.9, 2.1],
        verdictId: 'scales-well',
      }),
    ];
    const result = {
      ...unconcluded(configurations, [differing('c2', 2, [1.9, 2.1])]),
      conclusion: 'Label c2 was fastest.',
    };
    const commandLine = 'npm run -s corelane -- compare experiment.yaml';
    const markdown = reportMarkdown(report([reportedExperiment({ result, commandLine })]));
    expect(markdown).toMatch(
      /^## Pools\n\nAda · 2026-01-02 · Corelane 1\.2\.3\n\nA note\.\n\nLabel c2 was fastest\.\n/,
    );
    expect(tableRows(markdown).slice(1)).toEqual([
      [
        ...['Label c1', '2', '1.00 s', '990 ms – 1.01 s', '1.00×', '–', 'baseline', '1.00'],
        ...['1.00 s', '20.0 MiB', '–'],
      ],
      [
        ...['Label c2', '2', '500 ms', '–', '2.00×', '1.90 – 2.10', 'faster', '1.00'],
        ...['1.00 s', '20.0 MiB', 'Scales well'],
      ],
    ]);
    expect(markdown).toContain('\nMeasured on ');
    expect(markdown).toContain(`\`\`\`sh\n${commandLine}\n\`\`\``);
    expect(markdown).toContain('```yaml\ncorelane: experiment/1\n```');
  });

  it('has the sections alone that are wanted', () => {
    const markdown = reportMarkdown(report([reportedExperiment()], { sections: ['conclusion'] }));
    expect(markdown.split('\n\n').slice(2)).toEqual(['A note.', 'Label c2 was fastest.\n']);
  });

  it('shows CPU use in the convention, which the head names', () => {
    const wishes = { sections: ['table'], convention: 'of-machine' } as const;
    const [head, first] = tableRows(reportMarkdown(report([reportedExperiment()], wishes)));
    const column = head?.indexOf('CPU, % of the machine') ?? -1;
    expect(column).toBeGreaterThan(0);
    expect(first?.[column]).toMatch(/^[\d.]+ %$/);
    const ofRun = reportMarkdown(report([reportedRun()], wishes));
    expect(ofRun).toContain('| CPU, % of the machine | 51 % of 100 % |');
  });

  it('puts several side by side, a column for each machine', () => {
    const here = reportedExperiment();
    const machine = machineCard({ cpuModel: 'Another One 9000' });
    const there = reportedExperiment({ result: { ...here.result, machine } });
    const markdown = reportMarkdown(report([here, there]));
    const [head, first, second] = tableRows(markdown);
    expect(head?.[2]).toContain('Another One 9000');
    expect(first).toEqual(['Label c1', '1.00 s (–); baseline', '1.00 s (–); baseline']);
    expect(second).toEqual(['Label c2', '500 ms (–); 2.00× (–)', '500 ms (–); 2.00× (–)']);
    expect(markdown).toMatch(/^- Another One 9000.*: .*Another One 9000, not /m);
    expect(markdown).toMatch(/^### 2\\?\. Another One 9000/m);
  });
});

describe('reportMarkdown of a run', () => {
  it('says what ran, what came out, and how to do it again', () => {
    const item = reportedRun({
      result: runResult({ warnings: [{ code: 'x', message: 'Look | here.' }] }),
    });
    const markdown = reportMarkdown(report([item]));
    expect(markdown).toContain('**completed**: 32 of 32 tasks done in 5.21 s\n');
    expect(markdown).toContain('> ⚠ Look \\| here.\n');
    expect(tableRows(markdown)).toContainEqual(['cores used', '1.02 of 2']);
    expect(markdown).toContain(item.commandLine);
  });
});

describe('the gauges of a run', () => {
  const gauges = [
    { name: 'Run queue', value: '1.37 workers waiting', reading: 'About | here.', isRaised: true },
    { name: 'Throttling', value: 'Not measured: x', reading: 'Anything but 0.', isRaised: false },
  ];

  it('have a table of their own below the figures, each with how to read it', () => {
    const item = reportedRun({ gauges, result: runResult({ peakUssBytes: 21 * 1024 * 1024 }) });
    const markdown = reportMarkdown(report([item], { sections: ['table'] }));
    const rows = tableRows(markdown);
    expect(rows).toContainEqual(['peak USS', '21.0 MiB']);
    expect(rows).toContainEqual(['⚠ Run queue', '1.37 workers waiting', 'About \\| here.']);
    expect(rows).toContainEqual(['Throttling', 'Not measured: x', 'Anything but 0.']);
    expect(markdown).toContain('\n\n| contention |');
  });

  it('are left out where there are none, and where figures are not wanted', () => {
    expect(reportMarkdown(report([reportedRun()]))).not.toContain('contention');
    const item = reportedRun({ gauges });
    expect(reportMarkdown(report([item], { sections: ['charts'] }))).not.toContain('contention');
  });
});

describe('a hostile text', () => {
  const markdown = (text: string) => {
    const configurations = [configurationResult('c1', { label: text })];
    const machine = machineCard({ cpuModel: text });
    const warnings = [{ code: 'x', message: text, action: null, configurations: [] }];
    const result = {
      ...unconcluded(configurations, [], { title: text, machine, warnings }),
      conclusion: text,
    };
    const item = reportedExperiment({ result, experimentFile: text });
    return reportMarkdown(report([item], { words: { title: text, author: text, note: text } }));
  };

  it('is text wherever it stands', () => {
    const outside = markdown(HOSTILE).replace(/^```yaml\n.*?^```$/ms, '');
    expect(outside).not.toMatch(/<(?!\/?details>|\/?summary>)/);
    expect(outside).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u2028\u2029\u0000-\u0009]/);
    expect(outside).toContain('&lt;/script&gt;');
    expect(tableRows(outside).map(({ length }) => length)).toEqual([11, 11]);
  });

  it('can not end the block of the experiment file', () => {
    expect(codeBlock('a\n```\n# b', 'yaml')).toBe('````yaml\na\n```\n# b\n````\n');
  });

  it.each([
    ['a | b', 'a \\| b'],
    ['`code` *strong* _em_ ~~gone~~', '\\`code\\` \\*strong\\* \\_em\\_ \\~\\~gone\\~\\~'],
    ['[link](javascript:x) ![](y)', '\\[link\\](javascript:x) \\!\\[\\](y)'],
    ['https://example.org', 'https&#58;//example.org'],
    ['www.example.org', 'www&#46;example.org'],
    ['@all :tada: #12 $x$', '&#64;all &#58;tada: \\#12 \\$x\\$'],
    ['# head', '\\# head'],
    ['1. one', '1\\. one'],
    ['- item', '\\- item'],
    ['two\r\n\r\nlines', 'two lines'],
    ['    code', 'code'],
    ['a\\|b', 'a\\\\\\|b'],
    ['\u202Etxt.exe', '\u{FFFD}txt.exe'],
    ['1.93× as fast: 2.5 – 3', '1.93× as fast: 2.5 – 3'],
  ])('%j becomes %j', (text, expected) => {
    expect(markdownText(text)).toBe(expected);
  });

  it('stays on one line, and begins nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const line = markdownText(text);
        expect(line).not.toMatch(/[\r\n\u2028\u2029]|^[-+=#>\s]|^\d+[.)]\s/);
        // Every bar and backtick is behind an odd number of backslashes.
        expect(line.replace(/\\[^\n]/gu, '')).not.toMatch(/[|`*_<[\]]/);
      }),
    );
  });

  it('keeps the lines of a note apart', () => {
    expect(markdownLines('one\n---\n\ntwo')).toBe('one\\\n\\---\\\ntwo');
  });
});
