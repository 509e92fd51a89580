// Trivy wrote one check as DS002, AVD-DS-0002 and DS-0002 over the years.
const numberedControl = /^(?:AVD-)?([A-Z]+)-?0*(\d{1,5})$/i

/** One name for one infrastructure control, whichever release of the scanner wrote it. */
export function controlId(rule: string): string {
  const match = numberedControl.exec(rule.trim())
  if (!match?.[1] || !match[2]) return rule.trim()
  return `${match[1].toUpperCase()}-${match[2].padStart(4, '0')}`
}

const weakness = /(?:^|[^a-z])cwe[-_: /]*0*(\d{1,5})(?!\d)/i

/** The lowest CWE number among tags and texts such as `external/cwe/cwe-089`, `CWE:22`, `CWE-79: …`. */
export function lowestWeakness(texts: readonly string[]): string | null {
  const numbers = texts.flatMap((text) => {
    const match = weakness.exec(text)
    return match?.[1] && Number(match[1]) > 0 ? [Number(match[1])] : []
  })
  return numbers.length === 0 ? null : `CWE-${Math.min(...numbers)}`
}
