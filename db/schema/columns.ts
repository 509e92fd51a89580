import { customType, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Raw bytes. node-postgres hands them over as Buffers. */
export const bytea = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
})

/** A full-text document, maintained by PostgreSQL; never read back. */
export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** A UUIDv7 made by `newId`, never by the database: ids follow the command's own clock. */
export const id = (name = 'id') => uuid(name)

/** An instant with microseconds in UTC. */
export const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
