/** Shapes inside the matrix: what the grid is given to show. */

/** A row or a column; `key` tells it from the others and outlives a new drawing. */
export interface Line { key: string; block: number }
/** One cell or heading as it looks (`look`, classes) and reads aloud (`says`); `parts` are what stands in it. */
export interface Look { look: string; says: string; parts: (Node | string)[] }
export interface Measures { width: number; height: number; head: number; top: number; gap: number }
/** Everything that is shown. A cell without `says` belongs to nobody: it can be walked to and not be pressed. */
export interface Sheet {
  caption: string; rows: Line[]; columns: Line[]; measures: Measures; roomy: boolean;
  blocks: { label: string; look: string; first: number; last: number }[];
  cell(row: number, column: number): Look;
  heading(side: "row" | "column", at: number): Look;
}
/** What the grid calls. `choose` is a press on a heading, `open` one on a cell, `look` where pointer or focus are. */
export interface Hand {
  choose(key: string, more: boolean): void;
  open(row: string, column: string): void;
  look(says: string): void;
}
