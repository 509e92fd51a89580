/** A text as its readers see it, and where in what was written a stretch of it stands. */
type ReadText = {
  text: string
  /** Offsets in UTF-16 units, end excluded. */
  written: (place: { start: number; end: number }) => { start: number; end: number }
}

/**
 * What Markdown shows as something else than it is written (CommonMark, "Backslash escapes" and "Entity and numeric
 * character references"), and characters that nobody sees. Text from outside is kept with escapes: they are no trick.
 */
const hidden = /\\([!-/:-@[-`{-~])|&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));|\p{Cf}/giu

/** The references by name that can stand in a name, an address or a host. */
const named: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  colon: ':',
  comma: ',',
  commat: '@',
  dash: '\u2010',
  equals: '=',
  hyphen: '\u2010',
  lowbar: '_',
  nbsp: ' ',
  period: '.',
  plus: '+',
  shy: '',
  sol: '/',
  zwj: '',
  zwnj: '',
}

/** The text with what is hidden in it resolved; null when it is read as it is written. */
export function asRead(text: string): ReadText | null {
  const shown: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  const show = (part: string, place: (unit: number) => [number, number]) => {
    shown.push(part)
    for (let unit = 0; unit < part.length; unit++) {
      const [start, end] = place(unit)
      starts.push(start)
      ends.push(end)
    }
  }
  const showPlain = (from: number, to: number) =>
    show(text.slice(from, to), (unit) => [from + unit, from + unit + 1])
  let reached = 0
  for (const match of text.matchAll(hidden)) {
    const sign = signOf(match)
    if (sign === null) continue
    const end = match.index + match[0].length
    showPlain(reached, match.index)
    show(sign, () => [match.index, end])
    reached = end
  }
  if (reached === 0) return null
  showPlain(reached, text.length)
  return {
    text: shown.join(''),
    written: ({ start, end }) => ({ start: starts[start] ?? 0, end: ends[end - 1] ?? text.length }),
  }
}

/** What a match is read as; null when it is read as it is written. */
function signOf([, escaped, decimal, hex, name]: RegExpExecArray): string | null {
  if (escaped !== undefined) return escaped
  if (name !== undefined) return named[name] ?? null
  if (decimal === undefined && hex === undefined) return ''
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
  return code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : null
}
