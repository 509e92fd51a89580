/** A word of a text, folded for comparing: no case, no accents, no invisible characters. */
export type Token = { word: string; start: number; end: number; isCapitalised: boolean }

const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}]*/gu

/** Most names need no unfolding, and a register holds a hundred thousand of them. */
const isPlain = (text: string): boolean => /^[ -~]*$/.test(text)

/** `José` and `JOSE` are one word. */
export const fold = (text: string): string =>
  isPlain(text)
    ? text.toLowerCase()
    : text
        .normalize('NFKD')
        .replaceAll(/[\p{M}\p{Cf}]/gu, '')
        .toLowerCase()

/** The folded words of a text, as `tokensOf` finds them. */
export const wordsOf = (text: string): string[] =>
  isPlain(text)
    ? text
        .toLowerCase()
        .split(/[^a-z0-9]+/)
        .filter((word) => word !== '')
    : tokensOf(text).map(({ word }) => word)

/** The words of a text, in order. Apostrophes, hyphens and Markdown's own signs stand between words. */
export const tokensOf = (text: string): Token[] =>
  Array.from(text.matchAll(wordPattern), (match) => ({
    word: fold(match[0]),
    start: match.index,
    end: match.index + match[0].length,
    isCapitalised: /^[\p{Lu}\p{Lt}]/u.test(match[0]),
  }))

/** Phrases by their first word, longest first, so that the longest one is found. */
type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>

/** @param phrases each as its folded words (`wordsOf`) */
export function preparePhrases(phrases: Iterable<readonly string[]>): Phrases {
  const byFirst = new Map<string, (readonly string[])[]>()
  for (const words of phrases) {
    const [first] = words
    if (first === undefined) continue
    const known = byFirst.get(first)
    if (known === undefined) byFirst.set(first, [words])
    else known.push(words)
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.length - a.length)
  return byFirst
}

/** Where the phrases stand in a text, whatever Markdown puts between their words. They do not overlap. */
export function findPhrases(
  text: string,
  tokens: readonly Token[],
  phrases: Phrases,
): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  for (let at = 0; at < tokens.length; at++) {
    const first = tokens[at]
    if (first === undefined) continue
    const words = phrases.get(first.word)?.find((candidate) => standsAt(text, tokens, at, candidate))
    const last = words && tokens[at + words.length - 1]
    if (words === undefined || last === undefined) continue
    found.push({ start: first.start, end: last.end })
    at += words.length - 1
  }
  return found
}

function standsAt(text: string, tokens: readonly Token[], at: number, words: readonly string[]): boolean {
  return words.every((word, offset) => {
    const token = tokens[at + offset]
    const before = tokens[at + offset - 1]
    if (token?.word !== word) return false
    return offset === 0 || before === undefined || isJoint(text.slice(before.end, token.start))
  })
}

/** A few signs and at most one line break join two words; a blank line or a list sign parts them. */
const isJoint = (between: string): boolean =>
  between.length <= 8 && !/\n\s*\n|[|;!?<>=]/.test(between) && !/\n\s*[-*+]\s/.test(between)
