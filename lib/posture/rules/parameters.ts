import { z } from 'zod'
import type { Quantity } from '../model.ts'
import { quantity, quantityWithUnit } from './wording.ts'

/** Lengths and counts as policies state them: whole and at least one. */
export const positive = z.int().positive()
/** How long before a deadline a control counts as at risk; 0 turns the warning off. */
export const warning = z.int().nonnegative()

export const environments = z.array(z.enum(['development', 'staging', 'production', 'corporate'])).min(1)
export const incidentSeverity = z.enum(['critical', 'high', 'medium', 'low'])

export const allOf = (): Quantity => quantityWithUnit(100, '%')
export const none = (unit: string) => (): Quantity => quantity(0, unit)
export const atMost = (value: number, unit: string): Quantity => quantityWithUnit(value, unit)
