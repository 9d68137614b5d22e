import { createContext, useContext } from 'react';

/** Stands before the ids of figures where a page has several of a kind; empty elsewhere. */
export const FigurePrefix = createContext('');

/** Name of a figure that is the same whenever and wherever it is drawn: pictures are made by it. */
export function useFigureId(name: string): string {
  return `${useContext(FigurePrefix)}${name}`;
}
