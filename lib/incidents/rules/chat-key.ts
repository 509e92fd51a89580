import { createHash } from 'node:crypto'
import type { ChatLine } from '../model/chat.ts'

/** The same message pasted twice, also as part of a longer piece, is one entry. SHA-256, hex. */
export const chatKey = ({ at, author, text }: ChatLine): string =>
  createHash('sha256')
    .update(JSON.stringify([new Date(at).toISOString(), author, text]))
    .digest('hex')
