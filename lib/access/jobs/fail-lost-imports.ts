import { accessImports } from '#db/schema/index.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { failLost } from '#lib/platform/ingest/fail-lost.ts'
import { failImport } from '../commands/fail-import.ts'

/**
 * Job `access.fail-lost-imports`: fails the imports that nobody will take up again.
 * @returns the imports that were failed
 */
export const failLostImports = (ctx: Ctx): Promise<string[]> =>
  failLost(ctx, {
    job: 'access.fail-lost-imports',
    table: accessImports,
    key: 'import',
    noun: 'document',
    fail: (importId, told) => failImport(ctx, { importId, ...told }),
  })
