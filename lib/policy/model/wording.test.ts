import { expect, test } from 'vitest'
import { parameterLines } from './wording.ts'

test('parameters read as words, with the unit of their name', () => {
  expect(
    parameterLines({
      sla_days: { low: 120, high: 1, critical: 7 },
      at_risk_days: 3,
      unknown_as: 'high',
      environments: ['staging', 'production'],
      accepted_proofs: ['identity_proxy'],
      minimum: 'phishing_resistant',
    }),
  ).toEqual([
    { name: 'SLA', value: 'high 1 day, critical 7 days, low 120 days' },
    { name: 'At risk', value: '3 days' },
    { name: 'Unknown as', value: 'high' },
    { name: 'Environments', value: 'staging and production' },
    { name: 'Accepted proofs', value: 'identity proxy' },
    { name: 'Minimum', value: 'phishing resistant' },
  ])
})

test('a length of time before its unit keeps what it is about', () => {
  expect(parameterLines({ explain_within_hours: 24, report_within_hours: { critical: 24 } })).toEqual([
    { name: 'Explain within', value: '24 hours' },
    { name: 'Report within', value: 'critical 24 hours' },
  ])
})
