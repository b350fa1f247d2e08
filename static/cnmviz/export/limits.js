/** How large what leaves the page may be, so that it can come back (cnmviz/labs/limits.py). */

export const MEBI = 1024 * 1024;
/** Bytes of a file that is opened. */
export const MOST_FILE = 9.5 * MEBI;
/** Bytes of a lab as a document. */
export const MOST_LAB = 8 * MEBI;
