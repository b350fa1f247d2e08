/** Small choices that outlive the page (theme, sizes, history), in the browser's storage; without storage they last as long as the page. */

/**
 * @template T
 * @param {string} key
 * @param {T} fallback what it is before anybody chose, and the shape a stored value must have
 * @returns {T}
 */
export function kept(key, fallback) {
  try {
    const value = JSON.parse(localStorage.getItem(`cnmviz.${key}`) ?? "null");
    return typeof value === typeof fallback && value !== null && Array.isArray(value) === Array.isArray(fallback) ? value : fallback;
  } catch {
    return fallback;
  }
}

/**
 * @param {string} key
 * @param {unknown} value
 */
export function keep(key, value) {
  try {
    localStorage.setItem(`cnmviz.${key}`, JSON.stringify(value));
  } catch {
    // Private windows and full disks may refuse; the choice then ends with the page.
  }
}
