import type { Flaw, FlawSeverity } from '#cli/demo/catalogue/flaw.ts'

const consequences: readonly (readonly [weaknesses: string, consequence: string])[] = [
  [
    'CWE-787 CWE-122 CWE-121 CWE-131 CWE-190 CWE-129 CWE-119 CWE-680',
    'Memory beyond the buffer is overwritten, which may let an attacker who controls the input run code.',
  ],
  [
    'CWE-416 CWE-415 CWE-824 CWE-664 CWE-197',
    'Memory is used after it was given back, so the program may crash or be made to run code.',
  ],
  [
    'CWE-125 CWE-126 CWE-200 CWE-201 CWE-203 CWE-208 CWE-922 CWE-669',
    'Data that was not meant for them may reach another party.',
  ],
  [
    'CWE-400 CWE-770 CWE-834 CWE-835 CWE-407 CWE-405 CWE-1333 CWE-674 CWE-1050 CWE-776 CWE-772 CWE-401',
    'A small input keeps the program busy or uses up its memory until it no longer answers.',
  ],
  [
    'CWE-476 CWE-617 CWE-248 CWE-754 CWE-395',
    'The program stops when it meets such input, and everything it serves with it.',
  ],
  [
    'CWE-22 CWE-73 CWE-61 CWE-426 CWE-428 CWE-114',
    'Files outside the intended folder can be read, written or loaded.',
  ],
  [
    'CWE-94 CWE-78 CWE-77 CWE-96 CWE-502 CWE-1336 CWE-15',
    'Whoever provides the input can run commands with the rights of the program.',
  ],
  [
    'CWE-79 CWE-74 CWE-116 CWE-150',
    'Text of an attacker is taken as markup or as a command by whoever displays it.',
  ],
  [
    'CWE-295 CWE-345 CWE-347 CWE-300 CWE-354 CWE-863 CWE-303 CWE-390',
    'Somebody else may pass for the expected party.',
  ],
  ['CWE-1321', 'Objects all over the program get properties that an attacker chose.'],
]

const otherwise = 'What follows depends on how the package is used; an update removes the cause.'

/** A paragraph in the manner of an advisory. */
export function describeFlaw(flaw: Flaw): string {
  const found = consequences.find(([weaknesses]) => weaknesses.split(' ').includes(flaw.weakness))
  const fixed = flaw.ecosystem === 'deb' ? '' : ` Fixed in ${flaw.fixed}.`
  return `${flaw.title} in ${flaw.source}. ${found?.[1] ?? otherwise}${fixed}`
}

/** A CVSS 3.1 vector and base score that fit a severity. */
export const scoreOf: Record<
  FlawSeverity,
  { vector: string; score: number; exploitability: number; impact: number }
> = {
  critical: {
    vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    score: 9.8,
    exploitability: 3.9,
    impact: 5.9,
  },
  high: {
    vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H',
    score: 7.5,
    exploitability: 3.9,
    impact: 3.6,
  },
  medium: {
    vector: 'CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:N/A:N',
    score: 5.9,
    exploitability: 2.2,
    impact: 3.6,
  },
  low: {
    vector: 'CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:N/I:N/A:L',
    score: 3.3,
    exploitability: 1.8,
    impact: 1.4,
  },
}

/** When an advisory was published: in the year of its number, the same for every report. */
export function publishedAt(flaw: Flaw): string {
  const [, year = '2024', number = '1'] = /^CVE-(\d+)-(\d+)$/.exec(flaw.id) ?? []
  const dayOfYear = Number(number) % 330
  return new Date(Date.UTC(Number(year), 0, 12 + dayOfYear, Number(number) % 24, 15)).toISOString()
}
