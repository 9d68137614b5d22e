import { type Html, html } from './html.ts';

/** A table with a heading for each column; it scrolls sideways where the page is too narrow. */
export function htmlTable(titles: readonly string[], rows: readonly Html[]): Html {
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          ${titles.map((title) => html`<th scope="col">${title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}
