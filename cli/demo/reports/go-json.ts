/**
 * JSON as Go's `encoding/json` writes it: characters that matter in HTML are escaped unless the program turned
 * that off, and so are the two line separators of Unicode.
 */
export function goJson(value: unknown, indent: number, options = { escapesHtml: true }): string {
  const text = JSON.stringify(value, null, indent)
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
  if (!options.escapesHtml) return text
  return text.replace(/[<>&]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`)
}
