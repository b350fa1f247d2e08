/** Text as XML takes it. What no XML document may hold becomes a sign that something was there. */

const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** @type {Record<string, string>} */
const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** @param {string} text */
export function xml(text) {
  return text.replace(FORBIDDEN, "\ufffd").replace(/[&<>"]/g, (sign) => SIGNS[sign]);
}

/**
 * JSON in which nothing means anything to XML, so that it can stand in an element as it is.
 * @param {string} json
 */
export function jsonInXml(json) {
  return json.replace(/[<>&\u007f-\u009f\ufffe\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
