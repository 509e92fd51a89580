import { z } from 'zod'

/**
 * The sections of a post-mortem, in order. The three that clause V.C names must not be empty (`isRequired`, checked
 * against the policy's own list as well).
 */
export const postMortemSections = [
  {
    key: 'summary',
    title: 'Summary',
    isRequired: false,
    ask: 'What happened, in three sentences that a reader outside understands?',
  },
  { key: 'impact', title: 'Impact', isRequired: false, ask: 'Who noticed what, for how long?' },
  { key: 'timeline', title: 'Timeline', isRequired: false, ask: 'What happened when? Times in UTC.' },
  {
    key: 'root_cause',
    title: 'Root cause',
    isRequired: false,
    ask: 'What in the system made this possible? Name conditions, not people.',
  },
  {
    key: 'vulnerability',
    title: 'The vulnerability',
    isRequired: true,
    ask: 'What was weak, and since when?',
  },
  { key: 'remediation', title: 'Remediation steps', isRequired: true, ask: 'What ended it, step by step?' },
  {
    key: 'prevention',
    title: 'Preventive measures',
    isRequired: true,
    ask: 'What makes it impossible, or seen at once, next time? Who owns it, by when?',
  },
  { key: 'went_well', title: 'What went well', isRequired: false, ask: 'What helped, and should be kept?' },
] as const
export type PostMortemSection = (typeof postMortemSections)[number]['key']

const text = z.string().max(50_000)
export const postMortemSectionsSchema = z.strictObject({
  summary: text,
  impact: text,
  timeline: text,
  root_cause: text,
  vulnerability: text,
  remediation: text,
  prevention: text,
  went_well: text,
})
export type PostMortemText = z.infer<typeof postMortemSectionsSchema>

export const redactionKinds = [
  'person',
  'email',
  'internal_host',
  'ip_address',
  'secret',
  'customer',
] as const
export type RedactionKind = (typeof redactionKinds)[number]
