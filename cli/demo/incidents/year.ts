import { buildLogToken } from './told/build-log-token.ts'
import { crossedCache } from './told/crossed-cache.ts'
import { danglingName } from './told/dangling-name.ts'
import { debugFlag } from './told/debug-flag.ts'
import { exhaustedPool } from './told/exhausted-pool.ts'
import { listedBucket } from './told/listed-bucket.ts'
import { lostLaptop } from './told/lost-laptop.ts'
import { oddSignIns } from './told/odd-sign-ins.ts'
import { openTestRoute } from './told/open-test-route.ts'
import { plainBackup } from './told/plain-backup.ts'
import { poisonedPackage } from './told/poisoned-package.ts'
import { sharedWeights } from './told/shared-weights.ts'
import { stolenSession } from './told/stolen-session.ts'
import { unknownProcess } from './told/unknown-process.ts'
import { wideReportView } from './told/wide-report-view.ts'
import type { Told } from './told.ts'

/** The incidents of The Covenant in a year, in the order in which they were reported. */
export const yearOfIncidents: readonly Told[] = [
  buildLogToken,
  lostLaptop,
  stolenSession,
  listedBucket,
  unknownProcess,
  poisonedPackage,
  openTestRoute,
  exhaustedPool,
  wideReportView,
  oddSignIns,
  debugFlag,
  danglingName,
  plainBackup,
  sharedWeights,
  crossedCache,
]
