export { failLostImports } from './jobs/fail-lost-imports.ts'
export { importOwnAccess } from './jobs/import-own-access.ts'
export { importScim } from './jobs/import-scim.ts'
export { processImport } from './jobs/process-import.ts'
