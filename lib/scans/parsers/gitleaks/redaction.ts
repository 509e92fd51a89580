import { at, text } from '../field.ts'
import type { Redaction, SecretHmac } from '../redact/redactor.ts'
import { mapStrings, replaceAllOf } from '../redact/replace.ts'
import { isMasked, shortestReplaced } from '../redact/secret-value.ts'
import { isToken, redactionToken } from '../redact/token.ts'
import { gitleaksElements } from './elements.ts'

/**
 * Fields that show source text. They are replaced whole: a line may hold a second secret, which is a finding
 * of its own. gitleaks 8 writes Secret, Match (and Line in some builds), 7 and older offender and line.
 */
const sourceFields = new Set(['Secret', 'Match', 'Line', 'offender', 'line'])
/** Never changed: they name the finding. */
const nameFields = new Set(['RuleID', 'rule', 'rule_id', 'Rule'])

export const gitleaksRedaction = (hmac: SecretHmac): Redaction => ({
  visit: gitleaksElements,
  redact({ value }) {
    const secret = secretOf(value)
    if (!secret || isMasked(secret) || isToken(secret)) return null
    const token = () => redactionToken(hmac(secret))
    const secrets = new Set(secret.length >= shortestReplaced ? [secret] : [])
    return mapStrings(value, (content, keys) => {
      const key = keys.at(-1) ?? ''
      if (sourceFields.has(key)) return content === '' ? content : token()
      return nameFields.has(key) ? content : replaceAllOf(content, secrets, token)
    })
  },
})

const secretOf = (value: unknown): string | undefined => {
  const found =
    text(at(value, 'Secret')) ??
    text(at(value, 'offender')) ??
    text(at(value, 'Match')) ??
    text(at(value, 'line'))
  return found?.trim()
}
