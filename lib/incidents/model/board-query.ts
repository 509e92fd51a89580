import type { z } from 'zod'
import { type IncidentSeverity, incidentSeverities } from '../model.ts'
import type { boardFilterSchema } from './board.ts'

/** What the address of the board asks for, but for the day. */
export type BoardRequest = Pick<
  z.output<typeof boardFilterSchema>,
  'severities' | 'text' | 'isMine' | 'isPressing' | 'overBelow'
>

type Parameters = Record<string, string | string[] | undefined>

const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? ''

const isSeverity = (word: string): word is IncidentSeverity =>
  incidentSeverities.some((severity) => severity === word)

/** Reads `?severity=critical,high&q=…&mine=yes&pressing=yes&below=7`. What it does not understand it leaves out. */
export function readBoardRequest(parameters: Parameters): BoardRequest {
  const severities = one(parameters.severity).split(',').filter(isSeverity)
  const text = one(parameters.q).trim().slice(0, 200)
  const below = Number(one(parameters.below))
  return {
    ...(severities.length > 0 && { severities: [...new Set(severities)] }),
    ...(text !== '' && { text }),
    isMine: one(parameters.mine) === 'yes',
    isPressing: one(parameters.pressing) === 'yes',
    ...(Number.isInteger(below) && below > 0 && { overBelow: below }),
  }
}

/** The query part of an address that asks for the same, from another incident on where one is given. */
export function writeBoardRequest(
  { severities, text, isMine, isPressing }: BoardRequest,
  { below, asOf }: { below?: number; asOf?: string | null } = {},
): string {
  const query = new URLSearchParams()
  if (severities !== undefined) query.set('severity', severities.join(','))
  if (text !== undefined) query.set('q', text)
  if (isMine) query.set('mine', 'yes')
  if (isPressing) query.set('pressing', 'yes')
  if (below !== undefined) query.set('below', String(below))
  if (asOf != null) query.set('asOf', asOf)
  return query.toString()
}

/** Whether it asks for less than everything. */
export const isNarrowed = ({ severities, text, isMine, isPressing }: BoardRequest): boolean =>
  severities !== undefined || text !== undefined || isMine || isPressing
