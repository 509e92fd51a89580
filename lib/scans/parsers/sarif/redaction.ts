import { at, isObject, text, texts } from '../field.ts'
import type { Redaction, SecretHmac } from '../redact/redactor.ts'
import { mapStrings, replaceAllOf } from '../redact/replace.ts'
import { isMasked, quotedValues, secretValue, shortestReplaced } from '../redact/secret-value.ts'
import { isToken, redactionToken } from '../redact/token.ts'
import { isSecretTool, mayShowSecret } from '../secret-rules.ts'
import { componentDepth, visitForRedaction } from './layout.ts'
import { readRule, ruleTexts, type SarifRule } from './rule.ts'

/** Objects whose texts are copied from the scanned files. */
const sourceObjects = new Set(['snippet', 'insertedContent', 'contents'])
/** Strings that name things; a secret that equals one of them is not recognised there. */
const nameFields = new Set(['ruleId', 'id', 'guid', 'level', 'kind', 'uriBaseId', 'baselineState'])
/** Quoted values in a message of this length on may be the secret (`The hard-coded value "…" is used`). */
const shortestInMessage = 4

/** What is known of a run so far; its tool may stand after its results. */
class RunSeen {
  tool: string | null = null
  readonly rules = new Map<string, SarifRule>()
  readonly byIndex = new Map<number, SarifRule>()
}

/**
 * Results of secret detectors show the secret: in snippets, fixes and messages. Whether a result is one is
 * judged by its tool and rule; while the tool is not known yet, by its own words. Embedded file contents are
 * withheld from tools that look for secrets, and while the tool is not known.
 */
export function sarifRedaction(hmac: SecretHmac): Redaction {
  let runIndex: unknown
  let seen = new RunSeen()
  const token = (secret: string) => redactionToken(hmac(secret))
  return {
    visit: visitForRedaction,
    redact({ path, value }) {
      if (path[1] !== runIndex) {
        runIndex = path[1]
        seen = new RunSeen()
      }
      if (path[2] === 'tool') {
        noteTool(seen, path, value)
        return null
      }
      if (!isObject(value) || path.length !== 4) return null
      if (path[2] === 'artifacts') {
        const mayBeSecret = seen.tool === null || isSecretTool(seen.tool)
        return mayBeSecret && isObject(at(value, 'contents')) ? redactTexts(value, token, new Set()) : null
      }
      return showsSecret(seen, value) ? redactResult(value, token) : null
    },
  }
}

function noteTool(seen: RunSeen, path: readonly (string | number)[], value: unknown): void {
  const depth = componentDepth(path)
  if (depth === null) return
  if (depth === 4 && path[4] === 'name') seen.tool = text(value) ?? ''
  if (path[depth] !== 'rules' || typeof path[depth + 1] !== 'number') return
  const rule = readRule(value)
  seen.rules.set(rule.id, rule)
  if (depth === 4) seen.byIndex.set(Number(path[depth + 1]), rule)
}

function showsSecret(seen: RunSeen, result: unknown): boolean {
  const ruleId = text(at(result, 'ruleId')) ?? text(at(result, 'rule', 'id')) ?? ''
  const index = at(result, 'ruleIndex') ?? at(result, 'rule', 'index')
  const rule = seen.rules.get(ruleId) ?? seen.byIndex.get(typeof index === 'number' ? index : -1)
  const own = texts(at(result, 'properties', 'tags'))
  const words = seen.tool === null ? texts([at(result, 'message', 'text')]) : []
  return mayShowSecret({ tool: seen.tool ?? '', rule: [...ruleTexts(rule, ruleId), ...own, ...words] })
}

function redactResult(result: unknown, token: (secret: string) => string): unknown | null {
  const secrets = new Set<string>()
  mapStrings(result, (content, keys) => {
    if (!isSource(keys) || isMasked(content) || isToken(content)) return content
    for (const secret of [secretValue(content), ...quotedValues(content, shortestReplaced)]) {
      if (secret.length >= shortestReplaced) secrets.add(secret)
    }
    return content
  })
  return redactTexts(result, token, secrets)
}

/** @returns null when nothing had to be changed */
function redactTexts(
  value: unknown,
  token: (secret: string) => string,
  secrets: ReadonlySet<string>,
): unknown | null {
  let isChanged = false
  const redacted = mapStrings(value, (content, keys) => {
    const replaced = redactText(content, keys, token, secrets)
    if (replaced !== content) isChanged = true
    return replaced
  })
  return isChanged ? redacted : null
}

function redactText(
  content: string,
  keys: readonly string[],
  token: (secret: string) => string,
  secrets: ReadonlySet<string>,
): string {
  if (content.trim() === '' || isToken(content) || nameFields.has(keys.at(-1) ?? '')) return content
  if (isSource(keys)) return isMasked(content) ? content : token(secretValue(content))
  const cleared = replaceAllOf(content, secrets, token)
  if (!keys.includes('message')) return cleared
  return replaceAllOf(cleared, new Set(quotedValues(cleared, shortestInMessage)), token)
}

const isSource = (keys: readonly string[]): boolean =>
  keys.length >= 2 &&
  sourceObjects.has(keys.at(-2) ?? '') &&
  ['text', 'rendered', 'markdown', 'binary'].includes(keys.at(-1) ?? '')
