import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayMs } from '#lib/platform/clock.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { policyInForce } from '#lib/policy/queries/policy-in-force.ts'
import { noFilter } from '#lib/scans/model/finding-filter.ts'
import type { FindingType } from '#lib/scans/model.ts'
import { summariseFindings } from '#lib/scans/queries/finding-summary.ts'
import { listFindings } from '#lib/scans/queries/findings.ts'
import { createScanWorld, grypeReport, type ScanWorld } from '#lib/scans/testing/scan-world.ts'
import { loadPolicyFile } from '../jobs.ts'
import { evaluateAsOf } from './evaluate.ts'

const inSla = 'supply-chain.findings-in-sla'
let world: ScanWorld
let reader: Ctx

const code = (tool: string, at: string) => ({
  version: '2.1.0',
  runs: [
    {
      tool: { driver: { name: tool, version: at } },
      invocations: [{ executionSuccessful: true }],
      results: ['error', 'warning', 'note'].map((level) => ({
        ruleId: `rule-${level}`,
        level,
        message: { text: 'found' },
        locations: [
          { physicalLocation: { artifactLocation: { uri: `${level}.ts` }, region: { startLine: 1 } } },
        ],
      })),
    },
  ],
})
const secrets = [
  { RuleID: 'generic-api-key', File: 'a.env', StartLine: 1, Secret: 'sample-value-1978', Match: 'k' },
]

// Every type of finding that a report can bring, on the branch that counts and on another, young, old and accepted.
beforeAll(async () => {
  world = await createScanWorld()
  reader = await world.person('lead')
  await loadPolicyFile(world.worker, 'policy/infrastructure-security.yaml')
  const packages = { a: 'Critical', b: 'High', c: 'Medium', d: 'Low', e: 'Negligible', f: 'Unknown' }
  await world.send(grypeReport(packages), 'asset=api')
  await world.send(code('Semgrep OSS', '1'), 'asset=api')
  await world.send(code('Checkov', '1'), 'asset=cloud')
  await world.send(secrets, 'asset=api')
  await world.send(grypeReport({ g: 'Critical' }), 'asset=api&branch=feature%2Fx')
})
afterAll(() => world.database.drop())

async function control() {
  const current = await policyInForce(world.worker, {})
  if (!current) throw new Error('No policy is in force.')
  const { controls } = await evaluateAsOf(world.worker, current.policy, world.clock.now())
  const found = controls.find((placed) => placed.control.id === inSla)
  if (!found) throw new Error('The policy has no such control.')
  return found.result
}

describe('the control and the list of findings', () => {
  test.each([0, 5, 8, 23, 20, 60, 10])('agree %i days later on what is past its deadline', async (days) => {
    world.clock.advance(days * dayMs)
    const { violationCount, dueSoon, violations } = await control()
    const { overdue, facets } = await summariseFindings(reader, { filter: noFilter })
    const facet = (value: string) => facets.sla.find((one) => one.value === value)?.count ?? 0
    expect(overdue).toBe(violationCount)
    expect(facet('overdue')).toBe(violationCount)
    expect(facet('due_soon')).toBe(dueSoon.reduce((sum, { count }) => sum + count, 0))
    for (const { drill, count } of violations) {
      const { asset, severity } = drill.filter
      const filter = { ...noFilter, asset: [asset], severity: [severity], sla: ['overdue'] }
      const { rows } = await listFindings(reader, { filter } as Parameters<typeof listFindings>[1])
      expect(rows).toHaveLength(count)
    }
  })

  test('leave out secrets, other branches and what has no severity to be late by', async () => {
    const { rows } = await listFindings(reader, { filter: { ...noFilter, sla: ['overdue'] } })
    const types = new Set(rows.map(({ type }) => type))
    expect(types).toEqual(new Set<FindingType>(['dependency', 'source-code', 'infrastructure-code']))
    expect(rows.every(({ branch }) => branch === 'main')).toBe(true)
    const { rows: without } = await listFindings(reader, { filter: { ...noFilter, sla: ['no_deadline'] } })
    expect(without.map(({ type, branch, severity }) => [type, branch, severity]).toSorted()).toEqual([
      ['dependency', 'feature/x', 'critical'],
      ['dependency', 'main', 'info'],
      ['secret', 'main', expect.any(String)],
    ])
    expect(without.every(({ dueAt }) => dueAt === null)).toBe(true)
  })
})
