/** A pattern for `ilike` that finds the text anywhere; what the text holds of the pattern's own marks is literal. */
export function containing(text: string): string {
  return `%${text.replaceAll('\\', '\\\\').replaceAll('%', '\\%').replaceAll('_', '\\_')}%`
}

/** Digests begin with at least this much before they are looked for: fewer digits begin too many of them. */
const shortestDigest = 6

/**
 * The SHA-256 digests that begin with what was typed, as the first and the last of them in hex; null when the text is
 * no beginning of one. A leading `sha256:` is allowed.
 */
export function digestRange(text: string): { from: string; to: string } | null {
  const hex = text.toLowerCase().replace(/^sha256:/, '')
  if (!/^[0-9a-f]+$/.test(hex) || hex.length < shortestDigest || hex.length > 64) return null
  return { from: hex.padEnd(64, '0'), to: hex.padEnd(64, 'f') }
}
