const plain = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })
const oneDecimal = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })
const words = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

/** `2,310`. */
export function formatCount(value: number): string {
  return plain.format(value)
}

/** `12.4 k`, `1.2 M`: where a column is narrow and the full figure is one click or hover away. */
export function formatCompactCount(value: number): string {
  const size = Math.abs(value)
  if (size < 10_000) return formatCount(value)
  if (size < 999_950) return `${oneDecimal.format(value / 1_000)} k`
  return `${oneDecimal.format(value / 1_000_000)} M`
}

/** `1 finding`, `61 findings`; give the plural where it is not the singular plus s. */
export function formatQuantity(value: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(value)} ${value === 1 ? singular : plural}`
}

/** `one`, `twelve`, then figures: for headings, which are sentences. Capitalise with `sentenceCase`. */
export function countInWords(value: number): string {
  return words[value] ?? formatCount(value)
}

/** First letter up, the rest untouched. */
export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/**
 * `94.1 %` from the ratio 0.941. Never rounds to `100 %` or `0 %` what is not quite that: a posture page that says
 * 100 % with one violation open would be believed.
 */
export function formatPercent(ratio: number): string {
  const percent = ratio * 100
  if (percent > 99.9 && percent < 100) return '> 99.9 %'
  if (percent > 0 && percent < 0.1) return '< 0.1 %'
  return `${oneDecimal.format(percent)} %`
}
