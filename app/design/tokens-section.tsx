import { Section } from '#components/ui/card.tsx'
import { Specimen } from './specimen.tsx'

const swatches = [
  'paper',
  'panel',
  'hover',
  'line',
  'line-2',
  'field-edge',
  'ink',
  'ink-2',
  'ink-3',
  'plumb',
  'accent',
  'accent-soft',
  'met',
  'met-soft',
  'risk',
  'risk-ink',
  'risk-soft',
  'breach',
  'breach-soft',
  'unproven',
  'unproven-soft',
  'sev-critical',
  'sev-high',
  'sev-medium',
  'sev-low',
  'sev-info',
  'sev-unknown',
]

/** The tokens everything else is made of. */
export function TokensSection() {
  return (
    <Section title="Tokens">
      <Specimen name="Colour">
        <ul className="grid grid-cols-2 gap-2 sm:grid-cols-4 lg:grid-cols-7">
          {swatches.map((name) => (
            <li key={name} className="text-2xs text-ink-2">
              <span
                className="mb-1 block h-9 rounded-md border border-line"
                style={{ background: `var(--${name})` }}
              />
              {name}
            </li>
          ))}
        </ul>
      </Specimen>
      <Specimen name="Type">
        <div className="grid gap-1.5">
          <p className="text-2xl font-semibold tracking-tight">Three controls are out of true</p>
          <p className="text-lg font-semibold">A section of a page</p>
          <p className="text-base">Body, 14 px: evidence is an immutable record of what was observed.</p>
          <p className="text-sm text-ink-2">Tables, 13 px: 1,448 of 1,448 results</p>
          <p className="text-xs text-ink-3">Notes, 12 px: received 26 min ago</p>
          <p className="font-mono text-xs">9f86d081 0O 1lI</p>
        </div>
      </Specimen>
    </Section>
  )
}
