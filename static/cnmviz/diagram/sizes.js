/**
 * The measures of the picture, in its own pixels. css/diagram.css draws in the same.
 *
 * Boxes grow in steps, so that computers with different fonts still show most things in the same place.
 */

export const FRAME = { above: 30, head: 64, pad: 32, foot: 28, between: 56, least: 560, empty: 96 };
export const BOX = { pad: 12, least: 160, step: 16, title: 220, head: 54, ports: 28, foot: 14, between: 24 };
export const SANDBOX = { height: 70, guestGap: 20 };
export const COLUMN = { full: 4, named: 12, wide: 88, narrow: 46, tiny: 16, handle: 30, padding: 18 };
export const BAND = { above: 24, below: 34, bar: 44, barGap: 12, rail: 22 };
export const BAR = { cap: 40, pad: 14, gap: 14, title: 240, mono: 180, empty: 420 };
export const GUTTER = { trunk: 18, label: 104 };
export const CHIP = { height: 30, pad: 18, gap: 10, title: 200 };
export const REGION = { pad: 16, head: 48 };
export const ROUTE = { out: 16, apart: 8, lanes: 4 };
export const UPLINK = { before: 32, after: 30 };
export const OUTSIDE = { gap: 64, width: 168, height: 76 };
/**
 * Where names stand and how large they may be when only blocks and names are left (`top` and `foot` keep clear of the state's
 * sign and of the sockets). `enough` is readable at 60 containers on a laptop; below it a name is also broken inside a word.
 */
export const FAR = { pad: 6, top: 40, foot: 20, most: 44, enough: 29, line: 1.18, bar: 34, host: 42, label: 30, chip: 24, chipPad: 9, caption: 260 };
