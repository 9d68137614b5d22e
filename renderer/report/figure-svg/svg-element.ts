import { xmlText } from './xml-text.ts';

export type Attributes = Readonly<Record<string, string | number | null>>;

/**
 * One element of SVG as text. Attributes that are `null` are left out; numbers are CSS pixels, to
 * the hundredth.
 * @param content is markup already
 */
export function svgElement(name: string, attributes: Attributes, content = ''): string {
  const list = Object.entries(attributes)
    .filter((entry): entry is [string, string | number] => entry[1] !== null)
    .map(([key, value]) => ` ${key}="${xmlText(attributeText(value))}"`)
    .join('');
  return content === '' ? `<${name}${list}/>` : `<${name}${list}>${content}</${name}>`;
}

function attributeText(value: string | number): string {
  return typeof value === 'number' ? String(Math.round(value * 100) / 100) : value;
}
