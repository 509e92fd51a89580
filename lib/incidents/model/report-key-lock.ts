/**
 * An advisory lock of PostgreSQL that no other part of Plumbline uses. Whoever seals or opens a report holds it
 * together with others; a rotation of the key takes it alone for a moment, so that nobody still works with old keys.
 */
export const reportKeyLock = 4_207_002
