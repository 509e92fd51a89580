import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { oneTimeLinks } from '#db/schema/identity.ts'
import { hourMs } from '#lib/platform/clock.ts'
import { hashOpaqueToken, newOpaqueToken } from '#lib/platform/crypto/opaque-token.ts'
import { settings } from '#lib/platform/env.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { newId } from '#lib/platform/ids.ts'
import { type LinkPurpose, links } from '../../model.ts'

export type IssuedLink = { linkId: string; url: string; expiresAt: Date }

type NewLink = { purpose: LinkPurpose; userId: string | null; createdBy: string | null; now: Date }

/** Makes a link and ends every earlier unused one of the same purpose and user. The database keeps its SHA-256. */
export async function issueLink(tx: Transaction, link: NewLink): Promise<IssuedLink> {
  const { purpose, userId, createdBy, now } = link
  await endLinks(tx, userId, now)
  const token = newOpaqueToken()
  const linkId = newId({ now: () => now })
  const expiresAt = new Date(now.getTime() + links[purpose].hours * hourMs)
  await tx.insert(oneTimeLinks).values({
    id: linkId,
    tokenHash: hashOpaqueToken(token),
    purpose,
    userId,
    createdAt: now,
    createdBy,
    expiresAt,
  })
  return { linkId, url: `${settings().publicUrl}${links[purpose].path}/${token}`, expiresAt }
}

/** Makes every unused link of a user (or, with null, every set-up link) worthless: it expires now. */
export async function endLinks(tx: Transaction, userId: string | null, now: Date): Promise<void> {
  const whose = userId === null ? isNull(oneTimeLinks.userId) : eq(oneTimeLinks.userId, userId)
  await tx
    .update(oneTimeLinks)
    .set({ expiresAt: now })
    .where(and(whose, isNull(oneTimeLinks.usedAt), gt(oneTimeLinks.expiresAt, now)))
}

/** Uses a link up, once: of two who try at the same moment one gets it. @throws PlumblineError `gone` */
export async function consumeLink(
  tx: Transaction,
  token: string,
  purposes: readonly LinkPurpose[],
  now: Date,
): Promise<{ linkId: string; purpose: LinkPurpose; userId: string | null }> {
  const [link] = await tx
    .update(oneTimeLinks)
    .set({ usedAt: now })
    .where(
      and(
        eq(oneTimeLinks.tokenHash, hashOpaqueToken(token)),
        isNull(oneTimeLinks.usedAt),
        gt(oneTimeLinks.expiresAt, now),
      ),
    )
    .returning({ linkId: oneTimeLinks.id, purpose: oneTimeLinks.purpose, userId: oneTimeLinks.userId })
  if (link && purposes.includes(link.purpose)) return link
  throw new PlumblineError(
    'gone',
    'This link does not work: it was used already, has expired, or was replaced by a newer one.',
    purposes.includes('setup')
      ? 'Restart Plumbline on its machine: it prints a new set-up link.'
      : 'Ask an administrator for a new link.',
  )
}
