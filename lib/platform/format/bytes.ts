const units = ['kB', 'MB', 'GB', 'TB'] as const

/** `812 B`, `10.4 MB`: powers of 1000, one decimal under 100, as disks and networks count. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`
  let value = bytes
  let unit: (typeof units)[number] = 'kB'
  for (const next of units) {
    unit = next
    value /= 1_000
    // 999.5 would print as 1000: move on to the next unit before it does.
    if (value < 999.5) break
  }
  return `${value < 99.95 ? Math.round(value * 10) / 10 : Math.round(value)} ${unit}`
}
