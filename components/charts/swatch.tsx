import type { Series } from './chart-model.ts'

/** The colour of a series beside its word, hatched where the drawing is. */
export function Swatch({ series }: { series: Series }) {
  if (series.isHatched === true)
    return <i aria-hidden="true" className="block size-2 rounded-[2px] bg-hatched" />
  return <i aria-hidden="true" className="block size-2 rounded-[2px]" style={{ background: series.colour }} />
}
