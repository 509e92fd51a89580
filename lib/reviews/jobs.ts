export { advanceReviews } from './jobs/advance-reviews.ts'
export { followImport } from './jobs/follow-import.ts'
export { storeSignedPart } from './jobs/store-signed-part.ts'
