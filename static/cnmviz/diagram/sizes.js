/**
 * The measures of the picture, in its own pixels. css/diagram.css draws in the same.
 *
 * Boxes grow in steps, so that computers with different fonts still show most things in the same place.
 */

export const FRAME = { head: 64, pad: 32, foot: 28, between: 56, least: 560, empty: 96 };
export const BOX = { pad: 12, least: 176, step: 16, title: 220, head: 54, ports: 28, foot: 14, between: 28, above: 34 };
export const SANDBOX = { height: 70, guestGap: 20 };
export const COLUMN = { full: 4, named: 12, wide: 88, narrow: 46, tiny: 16, handle: 30, padding: 18 };
export const BAND = { above: 26, below: 40, bar: 44, barGap: 14, rail: 24 };
export const BAR = { cap: 40, pad: 14, gap: 14, title: 240, mono: 180, empty: 420 };
export const GUTTER = { trunk: 14, label: 104 };
export const CHIP = { height: 30, pad: 14, gap: 10, title: 200 };
export const REGION = { pad: 16, head: 48 };
export const UPLINK = { before: 32, after: 30 };
export const OUTSIDE = { gap: 96, width: 168, height: 76 };
