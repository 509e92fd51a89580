import { ne, type SQL } from 'drizzle-orm'
import { evidence } from '#db/schema/index.ts'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import type { Ctx } from '#lib/platform/ctx.ts'

/**
 * What a reader of evidence may see of `evidence`; undefined where that is all. The record of an incident and what
 * responders attached to it are for who may read incidents: an administrator may not.
 */
export const isReadable = (ctx: Pick<Ctx, 'actor' | 'roles' | 'assurance'>): SQL | undefined =>
  isAllowed(ctx, 'incidents.read') ? undefined : ne(evidence.kind, 'incident')
