import type { AccessFormat } from '../model/format.ts'

/**
 * Which register has the word on a person that several list, higher before lower: the personnel register, then what
 * an identity provider pushes, then Plumbline's own users. Among equals, whoever lists the person first.
 */
export const registerRanks: Partial<Record<AccessFormat, number>> = { 'people-csv': 2, scim: 1 }

export const registerRank = (format: AccessFormat): number => registerRanks[format] ?? 0
