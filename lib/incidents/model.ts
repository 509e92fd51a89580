import { z } from 'zod'

export const incidentSeverities = ['critical', 'high', 'medium', 'low'] as const
export const incidentSeveritySchema = z.enum(incidentSeverities)
export type IncidentSeverity = z.infer<typeof incidentSeveritySchema>

export const incidentStatuses = [
  'reported',
  'classified',
  'mobilised',
  'triaging',
  'contained',
  'eradicated',
  'recovering',
  'resolved',
  'post_mortem_draft',
  'review',
  'published',
  'closed',
  'dismissed',
] as const
export const incidentStatusSchema = z.enum(incidentStatuses)
export type IncidentStatus = z.infer<typeof incidentStatusSchema>

export const incidentDuties = ['commander', 'scribe', 'responder', 'communications'] as const
export const incidentDutySchema = z.enum(incidentDuties)
export type IncidentDuty = z.infer<typeof incidentDutySchema>

export const timelineKinds = ['detection', 'action', 'decision', 'communication', 'evidence'] as const
export const timelineKindSchema = z.enum(timelineKinds)
export type TimelineKind = z.infer<typeof timelineKindSchema>

export const responseSteps = ['triage', 'contain', 'eradicate', 'recover'] as const
export const responseStepSchema = z.enum(responseSteps)
export type ResponseStep = z.infer<typeof responseStepSchema>

export const clockKinds = ['classify', 'acknowledge', 'publish', 'regulatory'] as const
export type ClockKind = (typeof clockKinds)[number]

export const reportStatuses = ['received', 'acknowledged', 'escalated', 'dismissed'] as const
export const reportStatusSchema = z.enum(reportStatuses)
export type ReportStatus = z.infer<typeof reportStatusSchema>

export const postMortemStatuses = ['draft', 'review', 'approved', 'published'] as const
export type PostMortemStatus = (typeof postMortemStatuses)[number]

export const publicationStates = [
  'queued',
  'branched',
  'committed',
  'requested',
  'merged',
  'proven',
  'cancelled',
] as const
export type PublicationState = (typeof publicationStates)[number]

/** `INC-42`. */
export const incidentName = (number: number): string => `INC-${number}`

/** `INC-42` or `42`, as addresses and messages from outside name an incident. */
export const incidentNumberSchema = z
  .string()
  .regex(/^(?:INC-)?[1-9]\d{0,8}$/i, 'Name an incident as INC-42.')
  .transform((name) => Number(name.replace(/^INC-/i, '')))
