export type StatusName = 'met' | 'at_risk' | 'breached' | 'unproven'

/** Text colour of each status; the shape and the word must always come with it. */
export const statusInk: Record<StatusName, string> = {
  met: 'text-met',
  at_risk: 'text-risk-ink',
  breached: 'text-breach',
  unproven: 'text-unproven',
}

const drawings = {
  met: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="m5.3 8.2 1.9 1.9 3.6-4" />
    </>
  ),
  at_risk: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="M8 4.6V8l2.2 1.6" />
    </>
  ),
  breached: (
    <>
      <path d="M8 1.5 13.7 4.8v6.4L8 14.5 2.3 11.2V4.8z" />
      <path d="m5.9 5.9 4.2 4.2m0-4.2-4.2 4.2" />
    </>
  ),
  unproven: <circle cx="8" cy="8" r="6.2" strokeDasharray="2.6 2.27" />,
} as const

/** The shape of a status: a check, a clock, a cross in a hexagon, a dashed circle. Never without its word. */
export function StatusIcon({ status }: { status: StatusName }) {
  return (
    <svg
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
      className="size-3.5 shrink-0"
      aria-hidden="true"
    >
      {drawings[status]}
    </svg>
  )
}
