import type { APIRequestContext } from '@playwright/test'
import { createToken } from './api-token.ts'
import { plantAccess } from './canary-access.ts'
import { fileConfidentialReport } from './confidential-report.ts'
import { importReport } from './ingest.ts'
import { createPerson } from './person.ts'
import { plantIncident } from './planted-incident.ts'
import { plantPublished } from './planted-post-mortem.ts'
import { plantReview, plantRevocation } from './planted-review.ts'
import { flaws, ownName, trivyReport } from './report.ts'
import type { Stack } from './stack.ts'

/** Records of every kind that all carry one word: where it appears, content was shown. */
export type Canary = {
  word: string
  personId: string
  runId: string
  assetId: string
  findingId: string
  evidenceId: string
  access: Awaited<ReturnType<typeof plantAccess>>
  campaignId: string
  revocationId: string
  incidentNumber: number
  reportId: string
}

export async function plantCanary(stack: Stack, request: APIRequestContext): Promise<Canary> {
  const word = ownName('canary')
  // First in every list that sorts by name.
  const person = await createPerson(stack, { roles: ['member'], name: `!${word}` })
  const token = await createToken(stack, ['ingest'], { name: word })
  const found = flaws(2, 'CRITICAL').map((flaw) => ({ ...flaw, package: `${word}-${flaw.package}` }))
  const { id: runId, assetId, evidenceId } = await importReport(request, token, trivyReport(word, found))
  const { rows } = await stack.database.pool.query<{ id: string }>(
    'SELECT id FROM findings WHERE asset_id = $1 LIMIT 1',
    [assetId],
  )
  const findingId = rows[0]?.id
  if (assetId === null || evidenceId === null || findingId === undefined)
    throw new Error('the canary did not settle')
  const access = await plantAccess(stack, request, token, word)
  const campaignId = await plantReview(stack, access.systemId, `!${word}`)
  const revocationId = await plantRevocation(stack, access.systemId, `!${word}`)
  const incidentNumber = await plantIncident(stack, `!${word}`)
  await plantPublished(stack, incidentNumber, `!${word}`)
  const reportId = await fileConfidentialReport(stack, request, word)
  return {
    word,
    personId: person.id,
    runId,
    assetId,
    evidenceId,
    findingId,
    access,
    campaignId,
    revocationId,
    incidentNumber,
    reportId,
  }
}
