import type { z } from 'zod'
import type { Transaction } from '#db/client.ts'
import { authorise } from './auth/authorise.ts'
import type { Permission } from './auth/permissions.ts'
import type { Ctx } from './ctx.ts'
import { append } from './ledger/append.ts'
import type { LedgerObject } from './ledger/leaf.ts'
import { parseInput } from './parse.ts'

/** What the ledger keeps of a command: `payload` may be erased later, the rest may not. */
export type LedgerDraft = {
  object: LedgerObject
  payload: Record<string, unknown>
  /** SHA-256 digests (hex) of the evidence this rests on. */
  evidence?: readonly string[]
  decision?: string
}

type Definition<S extends z.ZodType, R> = {
  /** `object.verb`, for example `api-token.revoke`. */
  action: string
  /** `anyone` is for the few acts that precede a session (sign-in, links); each checks its own secret. */
  permission: Permission | 'anyone'
  input: S
  /** Returns `entry: null` only when nothing was changed. */
  run(args: {
    ctx: Ctx
    input: z.output<S>
    tx: Transaction
    now: Date
  }): Promise<{ result: R; entry: LedgerDraft | null }>
}

export type Command<I, R> = ((ctx: Ctx, input: I) => Promise<R>) & {
  action: string
  permission: Permission | 'anyone'
}

/**
 * Every write of the product: permission, parse, transaction, ledger entry in that same transaction.
 * No ledger entry, no commit. Called inside another command's transaction when `ctx.db` is that transaction.
 */
export function defineCommand<S extends z.ZodType, R>(definition: Definition<S, R>): Command<z.input<S>, R> {
  const command = async (ctx: Ctx, input: z.input<S>): Promise<R> => {
    if (definition.permission !== 'anyone') authorise(ctx, definition.permission)
    const parsed = parseInput(definition.input, input)
    return ctx.db.transaction(async (tx) => {
      const { result, entry } = await definition.run({ ctx, input: parsed, tx, now: ctx.clock.now() })
      // Last: appending locks the head of the log until the transaction ends.
      if (entry) await append(tx, ctx, { action: definition.action, ...entry })
      return result
    })
  }
  return Object.assign(command, { action: definition.action, permission: definition.permission })
}
