import type { z } from 'zod'
import type { Database } from '#db/client.ts'
import { authorise } from './auth/authorise.ts'
import type { Permission } from './auth/permissions.ts'
import type { Ctx } from './ctx.ts'
import { parseInput } from './parse.ts'

type Definition<S extends z.ZodType, R> = {
  permission: Permission
  input: S
  run(args: { ctx: Ctx; input: z.output<S>; db: Database; now: Date }): Promise<R>
}

export type Query<I, R> = ((ctx: Ctx, input: I) => Promise<R>) & { permission: Permission }

/** Every read of the product: permission, parse, DTO. It never returns a database row as it is. */
export function defineQuery<S extends z.ZodType, R>(definition: Definition<S, R>): Query<z.input<S>, R> {
  const query = async (ctx: Ctx, input: z.input<S>): Promise<R> => {
    authorise(ctx, definition.permission)
    return definition.run({
      ctx,
      input: parseInput(definition.input, input),
      db: ctx.db,
      now: ctx.clock.now(),
    })
  }
  return Object.assign(query, { permission: definition.permission })
}
