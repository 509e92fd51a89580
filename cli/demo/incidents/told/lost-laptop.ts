import type { Told } from '../told.ts'

export const lostLaptop: Told = {
  day: -331.4,
  title: 'Laptop lost on a train, encrypted and locked',
  summary:
    'A laptop was left on a train. Its disk is encrypted, it was locked, and it holds no data of customers.',
  systems: [],
  seenMinutesBefore: 90,
  by: 'engineer',
  matrix: { impact: 0, spread: 0, data: 0, exploitation: 0 },
  reason: 'The device is encrypted and locked, and its sessions could be ended at once.',
  classifiedAfter: 11,
  entries: [
    [
      -90,
      'engineer',
      'detection',
      'Its owner noticed the loss on leaving the train and called the help desk.',
    ],
    [18, 'engineer', 'action', 'Ended all sessions of the account and marked the device as lost.'],
    [26, 'engineer', 'communication', 'The lost property office of the railway has a description.'],
  ],
  steps: {
    triage: {
      at: 22,
      by: 'engineer',
      note: 'Disk encryption was on, the last check-in was that morning.',
      evidence: 'Device record: encryption on, screen lock after two minutes, last check-in 07:52.',
    },
    contain: {
      at: 44,
      by: 'engineer',
      note: 'Sessions ended, certificate of the device revoked.',
      evidence: 'The certificate is on the revocation list.',
    },
    eradicate: {
      at: 66,
      by: 'engineer',
      note: 'The device wipes itself when it next sees a network.',
      evidence: 'Wipe order 2231, accepted by the management service.',
    },
    recover: {
      at: 190,
      by: 'engineer',
      note: 'A new device with new keys.',
      evidence: 'Hand-over note of the new device.',
    },
  },
  resolvedAt: 190,
  cause: 'Lost device',
  followUps: [],
  postMortem: null,
  closedAfterDays: 2,
}
