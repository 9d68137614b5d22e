/**
 * The page's own fonts as style sheet, for a picture that is to look the same without them. Only
 * those that the page carries inside; empty when there is none.
 */
export function embeddedFonts(): string {
  return [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule): rule is CSSFontFaceRule => rule instanceof CSSFontFaceRule)
    .filter(({ style }) => isInside(style.getPropertyValue('src')))
    .map(({ cssText }) => cssText)
    .join('');
}

function isInside(source: string): boolean {
  const places = source.match(/url\(/g) ?? [];
  return places.length > 0 && places.length === (source.match(/url\("?data:/g) ?? []).length;
}
