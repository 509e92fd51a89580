import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits as text: session references, one-time links, API tokens. */
export const newOpaqueToken = (): string => randomBytes(32).toString('base64url')

/** What is stored of such a token. It has enough entropy that a plain SHA-256 cannot be searched. */
export const hashOpaqueToken = (token: string): Buffer => createHash('sha256').update(token).digest()
