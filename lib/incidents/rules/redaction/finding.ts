import type { RedactionKind } from '../../model/post-mortem.ts'

/** One stretch of a text that may not be for the public; offsets in UTF-16 units, end excluded. */
export type Finding = { kind: RedactionKind; start: number; end: number; why: string }

/** Every match of a pattern (global) as a finding, unless `isFine` lets it pass. */
export function findPattern(
  text: string,
  pattern: RegExp,
  finding: { kind: RedactionKind; why: string },
  isFine: (match: string, at: number) => boolean = () => false,
): Finding[] {
  return Array.from(text.matchAll(pattern)).flatMap((match) =>
    isFine(match[0], match.index)
      ? []
      : [{ ...finding, start: match.index, end: match.index + match[0].length }],
  )
}

/**
 * Leaves out what stands inside something else that was found: the host of an e-mail address, the name in it. A
 * secret is never left out.
 */
export function withoutInner(findings: readonly Finding[]): Finding[] {
  const inOrder = [...findings].sort((a, b) => a.start - b.start || b.end - a.end || rank(a) - rank(b))
  const kept: Finding[] = []
  let reached = -1
  for (const finding of inOrder) {
    const isInner = finding.end <= reached
    if (isInner && (finding.kind !== 'secret' || isSame(finding, kept.at(-1)))) continue
    kept.push(finding)
    reached = Math.max(reached, finding.end)
  }
  return kept
}

const order: readonly RedactionKind[] = [
  'secret',
  'email',
  'internal_host',
  'ip_address',
  'customer',
  'person',
]
const rank = ({ kind }: Finding): number => order.indexOf(kind)

const isSame = (a: Finding, b: Finding | undefined): boolean =>
  b !== undefined && a.kind === b.kind && a.start >= b.start && a.end <= b.end
