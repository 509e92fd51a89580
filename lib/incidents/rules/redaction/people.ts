import type { Finding } from './finding.ts'
import { findPhrases, fold, preparePhrases, type Token, wordsOf } from './phrases.ts'

export type KnownPeople = {
  /** Full names of everybody the organisation knows. */
  names: readonly string[]
  /** Of those who took part in this incident: even half of such a name tells who it was. */
  involved: readonly string[]
  /** What stands before the @ of their addresses: `@alovelace` is a person, too. */
  handles: readonly string[]
}

/** Shorter parts of a name (`de`, `Li`) are words of their own too often. */
const shortestPart = 3

/**
 * Makes a search for people by name: the whole name in either order (`Lovelace, Ada`), of whoever took part in the
 * incident each part that is written as a name, and handles with their @.
 */
export function preparePeople({ names, involved, handles }: KnownPeople) {
  const everybody = [...new Set([...names, ...involved])].map(wordsOf).filter(isWhole)
  const whole = preparePhrases([...everybody, ...everybody.map(turned)])
  const parts = new Set(involved.flatMap(wordsOf).filter((word) => word.length >= shortestPart))
  const known = new Set(handles.map(fold))
  return (text: string, tokens: readonly Token[]): Finding[] => [
    ...findPhrases(text, tokens, whole).map((place) => person(place, 'The name of somebody known here.')),
    ...tokens
      .filter(({ word, isCapitalised }) => isCapitalised && parts.has(word))
      .map(({ start, end }) => person({ start, end }, 'Part of the name of somebody who took part.')),
    ...Array.from(text.matchAll(/(?<![\w.])@([\w.-]{2,64})/g))
      .filter((match) => known.has(fold(match[1] ?? '')))
      .map((match) =>
        person(
          { start: match.index, end: match.index + match[0].length },
          'The handle of somebody known here.',
        ),
      ),
  ]
}

const person = (place: { start: number; end: number }, why: string): Finding => ({
  kind: 'person',
  why,
  ...place,
})

/** One word alone is no full name: a user called `admin` would be found everywhere. */
const isWhole = (words: readonly string[]): boolean => words.length > 1

/** `Ada Lovelace` as registers print it: `Lovelace Ada`. */
const turned = (words: readonly string[]): string[] => [...words.slice(-1), ...words.slice(0, -1)]
