/** Guards against hostile or broken JSON (SECURITY: "Untrusted reports"). All are inclusive maxima. */
export type JsonLimits = {
  /** Nested arrays and objects, the outermost counted as 1. */
  depth: number
  /** Bytes between the quotes of one string, escapes counted as written. */
  stringBytes: number
  /** Bytes of one element that is read as a whole. */
  elementBytes: number
  /** Findings (raw elements) in one report. */
  findings: number
}

export const defaultJsonLimits: JsonLimits = {
  depth: 64,
  stringBytes: 1024 * 1024,
  elementBytes: 32 * 1024 * 1024,
  findings: 1_000_000,
}
