import type { MfaLevel, SystemEnvironment } from '../model.ts'
import type { Attestation } from './source-row.ts'

/** The four environments whose second factors the policy demands, each with the control that measures it. */
export const mfaEnvironments = ['development', 'repositories', 'cloud', 'production'] as const
export type MfaEnvironment = (typeof mfaEnvironments)[number] & SystemEnvironment

export type MfaCounts = Record<MfaLevel, number>

/** Active accounts that people sign in with, by their second factor. */
export type MfaSystemRow = {
  systemId: string
  name: string
  environment: MfaEnvironment
  counts: MfaCounts
  total: number
  covered: number
  /** Sources of the system that can be attested for, with the word that is in force. */
  sources: { id: string; name: string; attestation: Attestation | null }[]
  /** When second factors were last told of completely. */
  toldAt: Date | null
}

export type MfaCoverage = {
  environment: MfaEnvironment
  controlId: string
  /** Of the policy in force: the level that counts. */
  minimum: MfaLevel
  counts: MfaCounts
  total: number
  covered: number
  systems: MfaSystemRow[]
}

/** What a control of second factors measured at the end of a day, in per cent; null: nothing was proven. */
export type MfaDay = { day: string; values: Partial<Record<MfaEnvironment, number | null>> }
