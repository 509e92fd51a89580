import type { Told } from '../told.ts'

export const plainBackup: Told = {
  day: -19.44,
  title: 'Two backups of the feature store were written without encryption',
  summary: 'After a change of tools, two nightly backups were written in plain. They lie in a closed bucket.',
  systems: ['feature-store', 'data-lake'],
  seenMinutesBefore: 300,
  by: 'platform',
  matrix: { impact: 0, spread: 1, data: 1, exploitation: 0 },
  reason: 'Internal features, in a bucket that only the backup service reads.',
  classifiedAfter: 13,
  entries: [
    [30, 'platform', 'evidence', 'Access log of the bucket: the backup service only.'],
    [66, 'platform', 'action', 'Deleted both backups after the third, encrypted one was tried.'],
  ],
  steps: {
    triage: {
      at: 34,
      by: 'platform',
      note: 'Two files, read by nobody.',
      evidence: 'Access log of the bucket.',
    },
    contain: { at: 70, by: 'platform', note: 'Both are deleted.', evidence: 'Listing of the bucket.' },
    eradicate: {
      at: 160,
      by: 'platform',
      note: 'A backup without encryption fails.',
      evidence: 'Test of the job.',
    },
    recover: {
      at: 200,
      by: 'platform',
      note: 'A restore of the encrypted backup was tried.',
      evidence: 'Row counts of the restore are equal.',
    },
  },
  resolvedAt: 200,
  cause: 'Change of tools',
  followUps: [
    { title: 'Try a restore of every backup each month', owner: 'platform', dueDays: 16, done: null },
  ],
  postMortem: null,
  closedAfterDays: 2,
}
