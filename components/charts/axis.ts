/** Looks shared by the axes of every chart: quiet, small, no ruled box. */
export const axisLook = {
  stroke: 'var(--line)',
  tick: { fill: 'var(--ink-3)', fontSize: 11 },
  tickLine: false,
  axisLine: false,
} as const

export const gridLook = { stroke: 'var(--line-2)', vertical: false } as const
export const cursorLook = { stroke: 'var(--ink-3)', strokeWidth: 1 } as const
export const margin = { top: 6, right: 2, bottom: 0, left: 0 } as const
/** Room for one line of labels, in px. */
export const labelHeight = 22
