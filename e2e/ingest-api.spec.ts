import { createToken } from './support/api-token.ts'
import { importReport, send, settled } from './support/ingest.ts'
import { flaws, grypeReport, ownName, type Report, seal, trivyReport } from './support/report.ts'
import type { Stack } from './support/stack.ts'
import { expect, test } from './support/test.ts'

test('a report handed in at the API ends as evidence with the digest of its own bytes', async ({
  request,
  stack,
}) => {
  const token = await createToken(stack, ['ingest'])
  const report = trivyReport(ownName('api'), flaws(3, 'HIGH'))
  const receipt = await importReport(request, token, report)
  expect(receipt.counts).toMatchObject({ findings: 3, opened: 3, fixed: 0 })
  expect(receipt.evidenceSha256).toBe(report.sha256)
})

test('sending the same report again is the same run', async ({ request, stack }) => {
  const token = await createToken(stack, ['ingest'])
  const report = trivyReport(ownName('twice'), flaws(2, 'LOW'))
  const first = await send(request, token, report)
  expect(await send(request, token, report)).toBe(first)
})

test('a body that is not what its sender declared is refused, and nothing is kept', async ({
  request,
  stack,
}) => {
  const token = await createToken(stack, ['ingest'])
  const report = trivyReport(ownName('altered'), flaws(1, 'LOW'))
  const response = await request.post('/api/v1/ingest', {
    params: { asset: report.asset },
    headers: { Authorization: `Bearer ${token}`, 'X-Plumbline-Sha256': '0'.repeat(64) },
    data: report.bytes,
  })
  expect(response.status()).toBe(422)
  expect(response.headers()['content-type']).toBe('application/problem+json')
  const { rows } = await stack.database.pool.query(
    'SELECT 1 FROM scan_runs WHERE requested_asset = $1 UNION ALL SELECT 1 FROM incoming WHERE sha256 = $2',
    [report.asset, Buffer.from(report.sha256, 'hex')],
  )
  expect(rows).toEqual([])
})

/** How many findings of an asset are open. */
async function countOpen({ database }: Stack, asset: string): Promise<number> {
  const { rows } = await database.pool.query<{ open: number }>(
    `SELECT count(*)::int AS open FROM findings JOIN assets ON assets.id = asset_id
      WHERE assets.name = $1 AND is_present`,
    [asset],
  )
  return rows[0]?.open ?? 0
}

for (const [format, make] of [
  ['Trivy', (asset: string): Report => trivyReport(asset, flaws(4, 'HIGH'))],
  ['Grype', (asset: string): Report => grypeReport(asset, 4)],
] as const) {
  test(`a truncated ${format} report closes nothing, and opens nothing that is open`, async ({
    request,
    stack,
  }) => {
    const token = await createToken(stack, ['ingest'])
    const whole = make(ownName('cut'))
    await importReport(request, token, whole)
    const half = seal(whole.asset, whole.fileName, whole.bytes.subarray(0, whole.bytes.length / 2))
    const receipt = await settled(request, token, await send(request, token, half))
    expect(['partial', 'failed']).toContain(receipt.status)
    expect(receipt.counts?.fixed ?? 0).toBe(0)
    expect(receipt.counts?.opened ?? 0).toBe(0)
    expect(await countOpen(stack, whole.asset)).toBe(4)
  })
}
