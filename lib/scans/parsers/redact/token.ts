/** What stands in a stored report in place of a secret. The same secret gives the same token everywhere. */
export const redactionToken = (hmacHex: string): string => `[redacted:hmac-sha256:${hmacHex}]`

const token = /\[redacted:hmac-sha256:([0-9a-f]{32,128})\]/
const onlyToken = new RegExp(`^${token.source}$`)

/** The HMAC out of the first token in a text: a stored report alone reproduces its fingerprints. */
export const hmacIn = (text: string): string | null => token.exec(text)?.[1] ?? null

export const isToken = (text: string): boolean => onlyToken.test(text.trim())
