const MM_PER_INCH = 25.4;
/** By definition of CSS. */
const PX_PER_INCH = 96;

/** CSS pixels of a length on paper. */
export function pxOfMm(mm: number): number {
  return (mm / MM_PER_INCH) * PX_PER_INCH;
}
