import { at, isObject, text } from '../field.ts'
import { plainLine } from '../plain-text.ts'

/** Not fingerprints: Semgrep's notice to anonymous users, and empty words. */
const placeholders = new Set(['requires login', 'undefined', 'null', '0', ''])
/** Of the file or of the column alone: many results share them. */
const tooWide = /start-?column|filehash/i

/** The tool's own fingerprints, complete ones before partial ones, by name. Some producers nest the value. */
function candidates(result: unknown): { name: string; value: string }[] {
  return ['fingerprints', 'partialFingerprints'].flatMap((kind) => {
    const prints = at(result, kind)
    if (!isObject(prints)) return []
    return Object.entries(prints)
      .map(([name, value]) => ({ name, value: (text(value) ?? text(at(value, 'value')) ?? '').trim() }))
      .filter(({ name, value }) => !tooWide.test(name) && !placeholders.has(value.toLowerCase()))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
  })
}

/** For following a finding when our own fingerprint changes; the rule is in it, as line hashes are shared. */
export function toolFingerprint(result: unknown, ruleId: string): string | undefined {
  const [best] = candidates(result)
  return best ? plainLine(`${ruleId} ${best.name}:${best.value}`) : undefined
}

/** Hash of the line's text, for results without a snippet (CodeQL); its trailing `:1` counts repetitions. */
export const lineHash = (result: unknown): string | undefined =>
  text(at(result, 'partialFingerprints', 'primaryLocationLineHash'))?.replace(/:\d+$/, '')
