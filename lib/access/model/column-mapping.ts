import { z } from 'zod'
import { type MappingField, mappingFields } from './mapping-fields.ts'

/** What the rows of a CSV are about: persons of a register, or accounts and the access they have. */
export const mappingTargets = ['people', 'access'] as const
export const mappingTargetSchema = z.enum(mappingTargets)
export type MappingTarget = z.infer<typeof mappingTargetSchema>

export const delimiters = [',', ';', '\t', '|'] as const
export const delimiterSchema = z.enum(delimiters)
export type Delimiter = z.infer<typeof delimiterSchema>

/** How dates are written. ISO 8601 is always read; the other two only when somebody said so: 03/04 is both. */
export const dateOrders = ['iso', 'day-first', 'month-first'] as const
export const dateOrderSchema = z.enum(dateOrders)
export type DateOrder = z.infer<typeof dateOrderSchema>

const header = z.string().min(1).max(200)

/** Which column of a CSV gives which field, as made in the column mapper and remembered with its source. */
export const columnMappingSchema = z.strictObject({
  target: mappingTargetSchema,
  /** Field → header of its column. */
  columns: z.record(z.string().max(40), header),
  delimiter: delimiterSchema,
  dates: dateOrderSchema.default('iso'),
})
export type ColumnMapping = {
  target: MappingTarget
  columns: Record<string, string>
  delimiter: Delimiter
  dates?: DateOrder
}

/** The fields a mapping of this target may fill, in the order a form shows them. */
export const fieldsOf = (target: MappingTarget): readonly MappingField[] => mappingFields[target]

/** Something about a mapping as a whole; `field` is null where it concerns none alone. */
export type MappingProblem = { field: string | null; what: string; nextStep: string }

/** Why one row gives nothing. */
export type RowProblem = { field: string | null; what: string; nextStep: string }

/** One row that could not be read, as the mapper's preview lists it. `position` counts the rows after the header, from 1. */
export type RowError = RowProblem & { position: number }

export type { MappingField } from './mapping-fields.ts'
