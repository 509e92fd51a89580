import { type Identity, maskedSecretIdentity, secretIdentity } from '#lib/scans/rules/fingerprint.ts'
import { hmacIn } from './redact/token.ts'

/**
 * Identity of a secret in a redacted report: by the HMAC in its token; where the tool had masked the value,
 * by what it shows instead.
 * @param shown texts that may hold the token, the most specific first
 */
export function identifySecret(
  shown: readonly (string | undefined)[],
  detector: string,
  path: string,
): Identity {
  const present = shown.filter((text) => text !== undefined)
  for (const text of present) {
    const hmac = hmacIn(text)
    if (hmac) return secretIdentity({ hmac, detector, path })
  }
  return maskedSecretIdentity({ masked: present.at(-1) ?? '', detector, path })
}
