import javascript from 'highlight.js/lib/languages/javascript';
import python from 'highlight.js/lib/languages/python';
import { createLowlight } from 'lowlight';

import type { InterpreterKind } from '../../../contract/runtime.ts';
import { type CodeLine, linesOf } from './code-lines.ts';

const lowlight = createLowlight({ javascript, python });

/** The lines of a source text, cut into pieces with a class each. */
export function highlight(text: string, language: InterpreterKind): readonly CodeLine[] {
  return linesOf(lowlight.highlight(language === 'node' ? 'javascript' : 'python', text));
}
