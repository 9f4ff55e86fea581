/**
 * The id of a heading, from its text: the fragment of links to it. The same text always gives the same id.
 * @param {string} text
 * @returns {string}
 */
export function headingId(text) {
  return text
    .toLowerCase()
    .replace(/[’'`*_]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
}
