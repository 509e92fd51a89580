import type { Day } from '#cli/demo/history/life.ts'
import { createRandom, hexOf } from '#cli/demo/random.ts'
import { goJson } from './go-json.ts'

/** A text in source that looks like a secret, real to the story or not. */
export type Leak = {
  asset: string
  from: Day
  until: Day
  rule: string
  description: string
  file: string
  line: number
  /** What stands before the secret on its line. */
  before: string
}

const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789'

/** Invented, and in nobody's format: only as random as real ones, so that the rule for generic keys matches. */
function inventedSecret(leak: Leak): string {
  const random = createRandom(`the covenant/invented/${leak.asset}/${leak.file}/${leak.line}`)
  return Array.from({ length: 40 }, () => random.pick([...alphabet])).join('')
}

/** `gitleaks detect --report-format json`: an array, indented by one; empty when nothing was found. */
export function gitleaksReport(leaks: readonly Leak[]): string {
  return `${goJson(leaks.map(element), 1)}\n`
}

function element(leak: Leak) {
  const secret = inventedSecret(leak)
  const commit = hexOf(`${leak.asset} ${leak.file} leak`, 40)
  return {
    RuleID: leak.rule,
    Description: leak.description,
    StartLine: leak.line,
    EndLine: leak.line,
    StartColumn: 3,
    EndColumn: 4 + leak.before.length + secret.length,
    Match: `${leak.before}${secret}"`,
    Secret: secret,
    File: leak.file,
    SymlinkFile: '',
    Commit: commit,
    Entropy: 4.534183,
    Author: 'Build Robot',
    Email: 'robot@covenant.example',
    Date: '2024-02-29T09:12:44Z',
    Message: 'Add settings',
    Tags: [],
    Fingerprint: `${commit}:${leak.file}:${leak.rule}:${leak.line}`,
  }
}
