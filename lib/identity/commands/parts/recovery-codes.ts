import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { recoveryCodes } from '#db/schema/identity.ts'
import { hashRecoveryCode, newRecoveryCode, recoveryCodeCount } from '#lib/platform/auth/recovery-code.ts'
import { newId } from '#lib/platform/ids.ts'

/** Replaces a user's recovery codes; the returned ones are shown once and kept only as SHA-256. */
export async function replaceRecoveryCodes(tx: Transaction, userId: string, now: Date): Promise<string[]> {
  await spendRecoveryCodes(tx, userId, now)
  const codes = Array.from({ length: recoveryCodeCount }, newRecoveryCode)
  await tx.insert(recoveryCodes).values(
    codes.map((code) => ({
      id: newId({ now: () => now }),
      userId,
      codeHash: hashRecoveryCode(code),
      createdAt: now,
    })),
  )
  return codes
}

/** Makes every unused recovery code of a user worthless. */
export async function spendRecoveryCodes(tx: Transaction, userId: string, now: Date): Promise<void> {
  await tx
    .update(recoveryCodes)
    .set({ usedAt: now })
    .where(and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt)))
}
