import type { ReactNode } from 'react'
import { DefinitionList } from './definition-list.tsx'

export type Fact = readonly [term: string, value: ReactNode]

/** Names and values of which some are not known: a line without a value is left out. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  const isKnown = (value: ReactNode) => value !== null && value !== '' && value !== false
  return (
    <DefinitionList items={facts.flatMap(([term, value]) => (isKnown(value) ? [{ term, value }] : []))} />
  )
}
