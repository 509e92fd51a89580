import { createToken } from '#lib/identity/commands/create-token.ts'
import { revokeToken } from '#lib/identity/commands/revoke-token.ts'
import { listTokens } from '#lib/identity/queries/tokens.ts'
import { asPersona, personaId } from './as-persona.ts'
import type { World } from './world.ts'

const name = 'Build pipeline'
const livesDays = 365

/** The administrator issues the token that scanners send their reports with, and ends the one before. */
export async function rotatePipelineToken(world: World): Promise<string> {
  const ownerId = await personaId(world, 'engineer')
  const token = await asPersona(world, 'administrator', async (ctx) => {
    const { items } = await listTokens(ctx, {})
    for (const item of items) {
      if (item.name === name && item.state === 'live') await revokeToken(ctx, { tokenId: item.id })
    }
    return (await createToken(ctx, { name, scopes: ['ingest'], expiresInDays: livesDays, ownerId })).token
  })
  world.pipelineToken = token
  return token
}
