import { at, isObject, text } from '../field.ts'
import type { Redaction, SecretHmac } from '../redact/redactor.ts'
import { mapStrings } from '../redact/replace.ts'
import { isMasked, secretValue } from '../redact/secret-value.ts'
import { isToken, redactionToken } from '../redact/token.ts'
import { mayShowSecret } from '../secret-rules.ts'
import { entryDepth, visitLists } from './layout.ts'

/** Text of a code line, plain and coloured. */
const codeFields = new Set(['Content', 'Highlighted'])

/**
 * Trivy masks the secrets it finds; a match without a mask (a custom rule) is replaced with its code lines.
 * A misconfiguration about secrets (a password in an ENV line) shows its code unmasked: it is replaced too.
 */
export const trivyRedaction = (hmac: SecretHmac): Redaction => ({
  visit: visitLists((list) => list === 'Secrets' || list === 'Misconfigurations'),
  redact({ path, value }) {
    const depth = entryDepth(path)
    if (depth === null || path.length !== depth + 2 || !isObject(value)) return null
    const token = (shown: string) => redactionToken(hmac(secretValue(shown)))
    if (path[depth] === 'Misconfigurations') return isAboutSecrets(value) ? hideCode(value, token) : null
    const match = text(at(value, 'Match'))
    if (!match || isMasked(match) || isToken(match)) return null
    return mapStrings(value, (content, keys) => {
      if (keys.at(-1) === 'Match') return token(match)
      return codeFields.has(keys.at(-1) ?? '') && content !== '' ? token(match) : content
    })
  },
})

const isAboutSecrets = (value: unknown): boolean => {
  const rule = [at(value, 'ID'), at(value, 'Title')].flatMap((name) => text(name) ?? [])
  return mayShowSecret({ tool: '', rule })
}

function hideCode(value: unknown, token: (shown: string) => string): unknown | null {
  let isChanged = false
  const hidden = mapStrings(value, (content, keys) => {
    if (
      !codeFields.has(keys.at(-1) ?? '') ||
      content.trim() === '' ||
      isMasked(content) ||
      isToken(content)
    ) {
      return content
    }
    isChanged = true
    return token(content)
  })
  return isChanged ? hidden : null
}
