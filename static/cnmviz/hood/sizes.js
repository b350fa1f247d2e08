/** The measures of the view, in the picture's own pixels. css/hood.css draws in the same. */

export const FRAME = { head: 60, pad: 28, left: 62, foot: 22, between: 56, least: 1080, empty: 72 };
export const RAIL = 30;
/** A namespace: the plates of its containers, three lines of text, the sockets at its lower edge. */
export const SPACE = { pad: 12, plate: 34, lines: 48, sockets: 46, least: 184, step: 16, between: 26, plateGap: 8, handle: 30 };
export const CELL = { least: 100, padding: 16 };
export const PLATE = { text: 30, most: 220, pad: 10 };
/** What lies under a row: veths' names, then bridges line by line with lanes above and below each line, then passing rails. */
export const BAND = { above: 36, bar: 46, barGap: 14, lane: 9, uplane: 12, rail: 22, below: 30 };
export const BAR = { cap: 40, gap: 14, pad: 14, title: 260, detail: 380, empty: 300, far: 34, between: 28 };
export const VXLAN = { w: 176, h: 28 };
export const GUTTER = { label: 110, trunk: 18, wire: 14 };
export const PANEL = { head: 42, pad: 18, chip: 26, chipGap: 8, plate: 34, plateGap: 10, lane: 12, spine: 26, gap: 20 };
export const CARD = { head: 30, line: 26, pad: 9, most: 4, all: 6 };
export const OUTER = { w: 184, h: 46, gap: 18 };
export const CHIP = { h: 30, pad: 18, gap: 10, title: 200 };
/** The wire: how far below the hosts of a row, the lanes of tunnels beside it, and the room between hosts. */
export const WIRE = { below: 34, lane: 9, between: 96, gap: 40 };
export const OUTSIDE = { gap: 76, width: 168, height: 76 };
export const TUNNEL = { w: 250, h: 46, gap: 14, below: 30 };
export const FAR = { most: 40, host: 42, hook: 38, chip: 24 };
