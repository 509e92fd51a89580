import { type PostMortemSection, type PostMortemText, postMortemSections } from '../model/post-mortem.ts'

/** Wording that judges a person instead of describing a system, with the question that leads back to the system. */
const judging: readonly { pattern: RegExp; ask: string }[] = [
  {
    pattern:
      /\b(?:should|could|ought to) have (?:known|noticed|checked|tested|seen|thought|caught|read|\w+ed)\b/gi,
    ask: 'Known afterwards. What did they see at that moment, and why did their action make sense?',
  },
  {
    pattern: /\b(?:human|operator|user|engineer(?:'s)?) errors?\b/gi,
    ask: 'Where does the error begin? Say what made the wrong action easy or the right one hard.',
  },
  {
    pattern: /\b(?:forgot|neglected|failed|didn['’]t bother) to\b/gi,
    ask: 'What was meant to remind or to check, and was it there?',
  },
  {
    pattern:
      /\b(?:careless(?:ness|ly)?|negligen(?:t|ce)|sloppy|stupid|incompeten(?:t|ce)|reckless(?:ly)?)\b/gi,
    ask: 'Describe what happened, not how somebody is.',
  },
  {
    pattern: /\b(?:(?:to|is to|are to) blame|at fault|(?:whose|his|her|their) (?:fault|mistake))\b/gi,
    ask: 'Ask for the condition behind it: would somebody else have done the same?',
  },
  {
    pattern: /\b(?:obviously|of course|simply|just had to|common sense)\b/gi,
    ask: 'Obvious to whom, and with what in front of them?',
  },
]

export type BlamelessHint = {
  section: PostMortemSection
  words: string
  start: number
  end: number
  ask: string
}

/** Places where a text judges somebody. They are advice: nothing is refused for them. */
export function findBlame(sections: PostMortemText): BlamelessHint[] {
  return postMortemSections.flatMap(({ key }) =>
    judging
      .flatMap(({ pattern, ask }) =>
        Array.from(sections[key].matchAll(pattern), (match) => ({
          section: key,
          words: match[0],
          start: match.index,
          end: match.index + match[0].length,
          ask,
        })),
      )
      .sort((a, b) => a.start - b.start),
  )
}
